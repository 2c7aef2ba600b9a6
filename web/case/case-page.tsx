import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Schema } from "../api/client.js";
import { caseQuery } from "../api/queries.js";
import { NotHere } from "../frame/not-here.js";
import { useText } from "../text/text-provider.js";
import { usePerson } from "../frame/session.js";
import { useShortcut } from "../keys/keys.js";
import { useRowOrder } from "../queue/row-order.js";
import { ActionBar } from "./action-bar.js";
import { ActionForm } from "./action-form.js";
import { actionForms } from "./action-forms.js";
import { Answers } from "./answers.js";
import { CaseHeader } from "./case-header.js";
import { Clocks } from "./clocks.js";
import { CustomerCard } from "./customer-card.js";
import { Composer, isComposed } from "./composer.js";
import { availabilityOf } from "./next-action.js";
import { Timeline } from "./timeline.js";
import { useCaseAction } from "./use-case-action.js";
import "./case.css";

/** `/cases/{id}`. */
export function CasePage() {
  const { caseId } = useParams({ from: "/cases/$caseId" });
  const { data, isError } = useQuery(caseQuery(caseId));
  if (isError && data === undefined) return <NotHere />;
  if (data === undefined) return <Skeleton className="case-skeleton" height={240} radius={6} />;
  return <OneCase key={data.id} document={data} />;
}

function OneCase({ document }: { document: Schema<"Case"> }) {
  const { t } = useText();
  const search = useSearch({ from: "/cases" });
  const navigate = useNavigate();
  const { id: personId } = usePerson();
  const act = useCaseAction();
  const order = useRowOrder();
  const { form, ...rest } = search;
  const name = document.customer?.name ?? t("app.unknownCustomer");
  useEffect(() => {
    window.document.title = `${document.number} ${name} · innerloop`;
  }, [document.number, name]);
  const show = (next: string): void =>
    void navigate({
      to: "/cases/$caseId",
      params: { caseId: document.id },
      search: { ...rest, form: next },
    });
  // By the time an answer comes another form may be open.
  const close = (action: string): void =>
    void navigate({
      to: "/cases/$caseId",
      params: { caseId: document.id },
      search: ({ form: current, ...others }) =>
        current === undefined || current === action ? others : { ...others, form: current },
      replace: true,
    });
  const back = (): void => void navigate({ to: "/cases", search: rest });
  const choose = (action: string): void => {
    // Until the answer is there, the version on the page is the one before.
    if (act.isPending || !availabilityOf(document, action).allowed) return;
    if ((actionForms[action] ?? []).length > 0) return show(action);
    act.mutate({ caseId: document.id, number: document.number, rev: document.rev, action, body: {} });
  };
  const isMine = document.owner === null || document.owner.id === personId;
  useShortcut("assign", () => {
    if (isMine) return choose("acknowledge");
    if (!availabilityOf(document, "reassign").allowed) return;
    act.mutate({
      caseId: document.id,
      number: document.number,
      rev: document.rev,
      action: "reassign",
      body: { to: personId },
    });
  });
  useShortcut("reassign", () => choose("reassign"));
  useShortcut("note", () => choose("note"));
  useShortcut("contact", () => choose("log-contact"));
  useShortcut("snooze", () => choose("snooze"));
  useShortcut("resolve", () => choose("resolve"));
  useShortcut("back", back);
  const openNext = (): void => {
    const caseId = order.after(document.id);
    if (caseId === null) return back();
    void navigate({ to: "/cases/$caseId", params: { caseId }, search: rest });
  };
  const openForm = form !== undefined && form in actionForms && availabilityOf(document, form).allowed ? form : null;
  return (
    <article className="case" aria-label={t("case.number", { number: document.number })}>
      <CaseHeader document={document} onBack={back} onReassign={() => choose("reassign")} />
      <ActionBar document={document} onChoose={choose} isFormOpen={openForm !== null} isBusy={act.isPending} />
      {openForm !== null && !isComposed(openForm) && (
        <ActionForm
          key={openForm}
          document={document}
          action={openForm}
          onClose={() => close(openForm)}
          onDone={() => close(openForm)}
          {...(openForm === "resolve" ? { onNext: openNext } : {})}
        />
      )}
      <div className="case-grid">
        <div className="case-column">
          <Answers document={document} />
          <CustomerCard document={document} />
        </div>
        <Clocks document={document} />
      </div>
      <Timeline document={document} />
      <Composer
        document={document}
        open={openForm !== null && isComposed(openForm) ? openForm : null}
        onOpen={show}
        onClose={close}
      />
    </article>
  );
}
