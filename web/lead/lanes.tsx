import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.js";
import { Due } from "../frame/due.js";
import { Initials } from "../frame/initials.js";
import { SeverityMark } from "../frame/severity.js";
import { useText } from "../text/text-provider.js";
import { LoadBar } from "./load-bar.js";
import type { BoardCase } from "./board-case.js";

/** One lane per person: how much they carry, and their cases by deadline. */
export function Lanes({
  people,
  cases,
  onMove,
}: {
  people: Schema<"TeamBoard">["people"];
  cases: readonly BoardCase[];
  onMove: (one: BoardCase) => void;
}) {
  const { t } = useText();
  return (
    <ul className="lanes">
      {people
        .toSorted((a, b) => b.overdue - a.overdue || b.atRisk - a.atRisk || b.loadPoints - a.loadPoints)
        .map((person) => {
          const own = cases.filter((one) => one.owner?.id === person.id);
          return (
            <li key={person.id} className="lane card">
              <div className="lane-head">
                <Initials name={person.name} size={28} />
                <strong>{person.name}</strong>
                {person.away && <span className="away">{t("lead.away")}</span>}
                <LoadBar points={person.loadPoints} cap={person.capacityPoints} />
              </div>
              {own.length === 0 ? (
                <p className="dimmed lane-empty">{t("lead.noCases")}</p>
              ) : (
                <ul className="chips">
                  {own.map((one) => (
                    <li key={one.id} className="chip">
                      <Link to="/cases/$caseId" params={{ caseId: one.id }} className="chip-link">
                        <SeverityMark severity={one.severity} />
                        <span className="chip-name">{one.customer?.name ?? one.number}</span>
                        {one.nextDue !== null && <Due dueAt={one.nextDue.dueAt} atRiskAt={one.atRiskAt} />}
                      </Link>
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
              )}
            </li>
          );
        })}
    </ul>
  );
}
