import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Schema } from "../api/client.js";
import { directoryQuery, ledgerQuery } from "../api/queries.js";
import { usePerson } from "../frame/session.js";
import { useText } from "../text/text-provider.js";
import { CaseChanges } from "./case-changes.js";
import { actorName } from "./ledger-sentence.js";

type CaseDocument = Schema<"Case">;

/** Says under a form that somebody changed the case since it was opened, who, and what; nothing above it moves. */
export function LiveChange({
  seen,
  document,
  onSeen,
}: {
  seen: CaseDocument;
  document: CaseDocument;
  onSeen: () => void;
}) {
  const { t } = useText();
  const { id: personId } = usePerson();
  const directory = useQuery(directoryQuery).data;
  const { data: entries, isPlaceholderData } = useQuery(ledgerQuery(document.id, document.rev));
  const before = useQuery({ ...ledgerQuery(seen.id, seen.rev), enabled: false }).data;
  // The ledger as it was when the form was opened, should the cache forget it.
  const known = useRef(before);
  known.current ??= before;
  const ids = new Set(known.current?.map(({ id }) => id));
  const isKnown = entries !== undefined && !isPlaceholderData;
  const fresh = isKnown && known.current !== undefined ? entries.filter(({ id }) => !ids.has(id)) : [];
  const isOwn = fresh.length > 0 && fresh.every(({ actor }) => actor.kind === "user" && actor.id === personId);
  useEffect(() => {
    // What the writer did beside the form is no news to them.
    if (isOwn) onSeen();
  }, [isOwn, onSeen]);
  if (!isKnown || isOwn) return null;
  const actors = [...new Set(fresh.map(({ actor }) => actorName(actor, { t, directory })))];
  return (
    <div className="live-change" role="status">
      <CaseChanges
        before={seen}
        after={document}
        title={actors.length === 0 ? t("case.changedLive") : t("case.changedBy", { people: actors.join(", ") })}
      />
      <Button size="compact-sm" variant="default" onClick={onSeen}>
        {t("case.changedSeen")}
      </Button>
    </div>
  );
}
