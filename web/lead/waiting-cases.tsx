/** What waits for the lead: cases nobody owns, and escalations nobody has answered. */
import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.js";
import { useCaseAction } from "../case/use-case-action.js";
import { Due } from "../frame/due.js";
import { LevelMark, SeverityMark } from "../frame/severity.js";
import { useNow } from "../text/now.js";
import { durationWords } from "../text/times.js";
import { useOfficeText } from "../text/office-text.js";
import { unownedWords } from "../text/unowned.js";
import type { BoardCase } from "./board-case.js";

/** Cases without an owner, each with the reason, and how many there are of each reason. */
export function Unassigned({ cases, onMove }: { cases: readonly BoardCase[]; onMove: (one: BoardCase) => void }) {
  const { t } = useOfficeText();
  const reasons = new Map<string, number>();
  for (const { unassignedReason } of cases)
    if (unassignedReason !== null) reasons.set(unassignedReason, (reasons.get(unassignedReason) ?? 0) + 1);
  return (
    <section className="card" aria-labelledby="unassigned-title">
      <h2 id="unassigned-title">{t("lead.unassigned")}</h2>
      {cases.length === 0 && <p className="dimmed">{t("lead.nothing")}</p>}
      {reasons.size > 0 && (
        <p className="dimmed">
          {[...reasons].map(([reason, count]) => `${unownedWords(t, reason)}: ${count}`).join(" · ")}
        </p>
      )}
      <ul className="plain">
        {cases.map((one) => (
          <li key={one.id} className="side-row">
            <span>
              <SeverityMark severity={one.severity} />{" "}
              <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                {one.customer?.name ?? one.number}
              </Link>{" "}
              {one.nextDue !== null && <Due dueAt={one.nextDue.dueAt} atRiskAt={one.atRiskAt} />}
              {one.unassignedReason !== null && (
                <small className="dimmed side-reason">{unownedWords(t, one.unassignedReason)}</small>
              )}
            </span>
            <button
              type="button"
              className="small-button"
              onClick={() => onMove(one)}
              aria-label={t("lead.reassign", { number: one.number })}
            >
              {t("action.reassign")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Escalations that wait for an answer, the longest waiting first. */
export function Escalations({ escalations }: { escalations: Schema<"TeamBoard">["escalations"] }) {
  const { t } = useOfficeText();
  const now = useNow(30);
  const act = useCaseAction();
  return (
    <section className="card" aria-labelledby="escalations">
      <h2 id="escalations">{t("lead.escalations")}</h2>
      {escalations.length === 0 && <p className="dimmed">{t("lead.nothing")}</p>}
      <ul className="plain">
        {escalations.map((one) => (
          <li key={one.id} className="side-row">
            <span>
              <SeverityMark severity={one.severity} />{" "}
              <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                {one.number}
              </Link>{" "}
              <LevelMark level={one.level} />
              <small className="dimmed side-reason">
                {t("lead.since", { duration: durationWords(now - Date.parse(one.since), t) })}
              </small>
            </span>
            <button
              type="button"
              className="small-button"
              aria-label={`${t("action.acknowledge-escalation")}: ${one.number}`}
              onClick={() =>
                act.mutate({
                  caseId: one.id,
                  number: one.number,
                  rev: null,
                  action: "acknowledge-escalation",
                  body: {},
                })
              }
            >
              {t("action.acknowledge-escalation")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
