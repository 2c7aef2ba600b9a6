import { Outlet, useMatchRoute, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { mayOpen, usePerson } from "../frame/session.js";
import { NotHere } from "../frame/not-here.js";
import { useText } from "../text/text-provider.js";
import { CaseList } from "./case-list.js";
import { RowOrderProvider } from "./row-order.js";
import { firstView } from "./queue-search.js";
import "./queue.css";

/** `/cases`: the list, and beside it (on a narrow screen instead of it) the chosen case. */
export function QueuePage() {
  const { t } = useText();
  const { role } = usePerson();
  const search = useSearch({ from: "/cases" });
  const { caseId } = useParams({ strict: false });
  const isOpen = useMatchRoute()({ to: "/cases/$caseId" }) !== false;
  const view = search.view ?? firstView(role);
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${t(`view.${view}`)} · innerloop`;
  }, [t, view]);
  if (!mayOpen(role, "queue")) return <NotHere />;
  return (
    <RowOrderProvider>
      <div className="queue" data-case-open={isOpen}>
        <CaseList
          view={view}
          search={search}
          chosenId={caseId ?? null}
          onSearch={(next) => void navigate({ to: "/cases", search: { ...next, view }, replace: true })}
        />
        <div className="queue-case">
          {isOpen ? (
            <Outlet />
          ) : (
            <div className="empty queue-hint">
              <p>{t("queue.choose")}</p>
              <p className="dimmed">{t("queue.chooseHint")}</p>
            </div>
          )}
        </div>
      </div>
    </RowOrderProvider>
  );
}
