import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";
import { ApiError, type Schema } from "../api/client.js";
import { directoryQuery } from "../api/queries.js";
import { sendCaseAction } from "../case/use-case-action.js";
import { whyNot } from "../case/why-not.js";
import { Dialog } from "../frame/dialog.js";
import { Icon } from "../frame/icons.js";
import { usePerson } from "../frame/session.js";
import { useText } from "../text/text-provider.js";
import { fieldValue } from "../text/times.js";
import type { BulkAction } from "./bulk-actions.js";

type Row = Schema<"CaseListItem">;
type Undo = { action: string; body: Record<string, unknown> } | null;
/** What became of one case; `why` null = it was done. */
interface Outcome {
  row: Row;
  why: string | null;
  undo: Undo;
}

/** How long what was done can be taken back, in ms. */
const undoMs = 10_000;
const snoozeMs = 4 * 3_600_000;

/** One form for several cases; each is done by itself, and each says what became of it. */
export function BulkDialog({
  action,
  rows,
  onClose,
  onDone,
}: {
  action: BulkAction;
  rows: readonly Row[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useText();
  const client = useQueryClient();
  // The rows of the list may change while this is open; it is about those that were chosen.
  const [chosen] = useState(rows);
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [mayUndo, setMayUndo] = useState(false);
  useEffect(() => {
    if (outcomes === null) return undefined;
    setMayUndo(true);
    const timer = window.setTimeout(() => setMayUndo(false), undoMs);
    return () => window.clearTimeout(timer);
  }, [outcomes]);

  const look = (): void => void client.invalidateQueries({ queryKey: ["cases"] });
  const one = async (row: Row, body: Record<string, unknown>): Promise<Outcome> => {
    try {
      await sendCaseAction({ caseId: row.id, rev: row.rev, action, body });
      return { row, why: null, undo: undoOf(action, row) };
    } catch (error) {
      return { row, why: refusalOf(error, row, t), undo: null };
    }
  };
  const run = async (body: Record<string, unknown>): Promise<void> => {
    setBusy(true);
    const done: Outcome[] = [];
    // One after the other: the load of who receives them grows with each.
    for (const row of chosen) done.push(await one(row, body));
    look();
    setBusy(false);
    if (done.some(({ why }) => why !== null)) return setOutcomes(done);
    tell(done);
    onDone();
  };
  const takeBack = async (done: readonly Outcome[]): Promise<void> => {
    let failed = 0;
    for (const { row, undo } of done)
      if (undo !== null) await sendCaseAction({ caseId: row.id, rev: null, ...undo }).catch(() => (failed += 1));
    look();
    notifications.show({
      message: failed === 0 ? t("app.undone") : t("bulk.undoFailed", { count: failed }),
      autoClose: failed === 0 ? 4_000 : undoMs,
    });
  };
  const tell = (done: readonly Outcome[]): void => {
    const id = `bulk-${action}-${done[0]?.row.id ?? ""}`;
    notifications.show({
      id,
      autoClose: undoMs,
      withCloseButton: true,
      closeButtonProps: { "aria-label": t("app.close") },
      message: (
        <span className="toast">
          {t("bulk.done", { count: done.length, action: t(`action.${action}`) })}
          {done.some(({ undo }) => undo !== null) && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                notifications.hide(id);
                void takeBack(done);
              }}
            >
              {t("app.undo")}
            </Button>
          )}
        </span>
      ),
    });
  };
  const title = `${t(`action.${action}`)}: ${t("bulk.count", { count: chosen.length })}`;
  return (
    <Dialog title={title} onClose={outcomes === null ? onClose : onDone}>
      {outcomes === null ? (
        <BulkForm action={action} isBusy={isBusy} onSubmit={(body) => void run(body)} />
      ) : (
        <div className="dialog-form">
          <ul className="bulk-outcomes">
            {outcomes.map(({ row, why }) => (
              <li key={row.id} data-done={why === null}>
                <Icon name={why === null ? "check" : "alert"} />
                <span>
                  {row.number} · {row.customer?.name ?? t("app.unknownCustomer")}
                  <small>{why ?? t("bulk.rowDone")}</small>
                </span>
              </li>
            ))}
          </ul>
          <div className="form-buttons">
            <Button data-autofocus onClick={onDone}>
              {t("app.close")}
            </Button>
            {mayUndo && outcomes.some(({ undo }) => undo !== null) && (
              <Button
                variant="default"
                onClick={() => {
                  onDone();
                  void takeBack(outcomes);
                }}
              >
                {t("app.undo")}
              </Button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
}

function BulkForm({
  action,
  isBusy,
  onSubmit,
}: {
  action: BulkAction;
  isBusy: boolean;
  onSubmit: (body: Record<string, unknown>) => void;
}) {
  const { t } = useText();
  const { id: personId } = usePerson();
  const [to, setTo] = useState("");
  const [until, setUntil] = useState(() => fieldValue(Date.now() + snoozeMs));
  const [text, setText] = useState("");
  const people = (useQuery(directoryQuery).data?.people ?? [])
    .filter(({ active, role }) => active && ["frontline", "lead"].includes(role))
    .toSorted((a, b) => Number(b.id === personId) - Number(a.id === personId) || a.name.localeCompare(b.name));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.trim();
    if (action === "snooze") onSubmit({ until: new Date(until).toISOString() });
    else if (action === "note") onSubmit({ text: words });
    else onSubmit({ to, ...(words === "" ? {} : { note: words }) });
  };
  return (
    <form className="dialog-form" onSubmit={submit}>
      {action === "reassign" && (
        <NativeSelect
          data-autofocus
          label={t("field.to")}
          required
          withAsterisk={false}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={[
            { value: "", label: t("field.choose") },
            ...people.map(({ id, name, role }) => ({
              value: id,
              label: `${name} · ${t.maybe(`role.${role}`) ?? role}`,
            })),
          ]}
        />
      )}
      {action === "snooze" && (
        <TextInput
          data-autofocus
          type="datetime-local"
          label={t("field.until")}
          required
          withAsterisk={false}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      )}
      {action !== "snooze" && (
        <Textarea
          {...(action === "note" ? { "data-autofocus": true } : {})}
          label={action === "note" ? t("field.text") : `${t("field.note")} (${t("field.optional")})`}
          required={action === "note"}
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className="form-buttons">
        <Button type="submit" loading={isBusy}>
          {t(`action.${action}`)}
        </Button>
      </div>
    </form>
  );
}

/** What takes it back; null = it cannot be. */
function undoOf(action: BulkAction, row: Row): Undo {
  if (action === "snooze") return { action: "resume", body: {} };
  return action === "reassign" && row.owner !== null ? { action: "reassign", body: { to: row.owner.id } } : null;
}

function refusalOf(error: unknown, row: Row, t: ReturnType<typeof useText>["t"]): string {
  if (!(error instanceof ApiError)) return String(error);
  if (error.status === 412) return t("bulk.stale");
  if (error.code === "illegal-transition") return whyNot(error.code, row.status, t);
  return t.maybe(`why.${error.code}`) ?? error.message;
}
