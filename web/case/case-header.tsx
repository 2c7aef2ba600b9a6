import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Schema } from "../api/client.js";
import { directoryQuery } from "../api/queries.js";
import { Due } from "../frame/due.js";
import { Icon } from "../frame/icons.js";
import { Initials } from "../frame/initials.js";
import { LevelMark, SeverityMark } from "../frame/severity.js";
import { useText } from "../text/text-provider.js";
import { touchpointWords } from "../text/touchpoint.js";
import { unownedWords } from "../text/unowned.js";
import { availabilityOf } from "./next-action.js";

/** Who it is about, where it stands, who owns it, what is due. */
export function CaseHeader({
  document,
  onBack,
  onReassign,
}: {
  document: Schema<"Case">;
  onBack: () => void;
  onReassign: () => void;
}) {
  const { t } = useText();
  const people = useQuery(directoryQuery).data?.people ?? [];
  const { customer, owner, nextDue } = document;
  const about = [
    customer?.accountName ?? customer?.account,
    customer?.tier,
    document.touchpoint === null ? null : touchpointWords(t, document.touchpoint),
  ].filter((part) => part !== null && part !== undefined);
  const watchers = document.watchers.map((id) => people.find((one) => one.id === id)?.name ?? id);
  const mayReassign = availabilityOf(document, "reassign").allowed;
  const reason = document.unassignedReason === null ? null : unownedWords(t, document.unassignedReason);
  const ownerWords = owner?.name ?? (reason === null ? t("case.noOwner") : t("case.noOwnerBecause", { reason }));
  return (
    <header className="case-head">
      <UnstyledButton className="case-back" onClick={onBack} aria-label={t("case.back")}>
        <Icon name="back" size={20} />
      </UnstyledButton>
      <div className="case-title">
        <h1>{customer?.name ?? customer?.externalId ?? t("app.unknownCustomer")}</h1>
        <p className="case-line">
          <SeverityMark severity={document.severity} />
          <span className="status">{t.maybe(`status.${document.status}`) ?? document.status}</span>
          <LevelMark level={document.escalationLevel} />
          <span className="dimmed">{[document.number, ...about].join(" · ")}</span>
        </p>
      </div>
      <div className="case-side">
        {nextDue !== null && (
          <p className="case-due">
            <Due dueAt={nextDue.dueAt} />
            <small className="dimmed">{t.maybe(`due.kind.${nextDue.kind}`) ?? nextDue.kind}</small>
          </p>
        )}
        <UnstyledButton className="case-owner" onClick={onReassign} disabled={!mayReassign}>
          <span className="sr-only">{t("case.owner")}:</span>
          {owner !== null && <Initials name={owner.name} size={24} />}
          <span>{ownerWords}</span>
        </UnstyledButton>
        <small className="dimmed">
          {document.team.name}
          {watchers.length > 0 && ` · ${t("case.watchers", { people: watchers.join(", ") })}`}
        </small>
      </div>
    </header>
  );
}
