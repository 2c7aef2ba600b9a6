import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Due } from "../frame/due.js";
import { Initials } from "../frame/initials.js";
import { SeverityMark } from "../frame/severity.js";
import { useShortcut } from "../keys/keys.js";
import { useOfficeText } from "../text/office-text.js";
import { addedPoints, type BoardCase, type BoardPerson } from "./board-case.js";
import { LoadBar } from "./load-bar.js";

/**
 * One lane per person: how much they carry, and their cases by deadline. A case is dragged onto another lane, or given
 * away by its button or `Shift+A`; `onMove` gets the case, and the person when a lane was chosen.
 */
export function Lanes({
  people,
  cases,
  onMove,
}: {
  people: readonly BoardPerson[];
  cases: readonly BoardCase[];
  onMove: (one: BoardCase, to: string | null) => void;
}) {
  const { t } = useOfficeText();
  const [dragged, setDragged] = useState<BoardCase | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [focused, setFocused] = useState<BoardCase | null>(null);
  useShortcut("reassign", focused === null ? null : () => onMove(focused, null));
  return (
    <>
      <p className="dimmed lanes-hint">{t("board.moveHint")}</p>
      <ul className="lanes">
        {people
          .toSorted((a, b) => b.overdue - a.overdue || b.atRisk - a.atRisk || b.loadPoints - a.loadPoints)
          .map((person) => {
            const isOthers = dragged !== null && dragged.owner?.id !== person.id;
            const isTarget = isOthers && over === person.id;
            return (
              <li
                key={person.id}
                className="lane card"
                data-target={isTarget}
                onDragEnter={() => setOver(person.id)}
                onDragOver={(event) => {
                  if (dragged === null) return;
                  event.preventDefault();
                }}
                onDragLeave={(event) => {
                  if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
                  setOver((before) => (before === person.id ? null : before));
                }}
                onDrop={(event) => {
                  event.preventDefault();
                  if (isOthers) onMove(dragged, person.id);
                  setDragged(null);
                  setOver(null);
                }}
              >
                <div className="lane-head">
                  <Initials name={person.name} size={28} />
                  <strong>{person.name}</strong>
                  {person.away && <span className="away">{t("lead.away")}</span>}
                  <LoadBar
                    points={person.loadPoints}
                    cap={person.capacityPoints}
                    added={isTarget ? addedPoints(dragged, person) : 0}
                  />
                </div>
                <Chips
                  cases={cases.filter((one) => one.owner?.id === person.id)}
                  openCases={person.openCases}
                  onMove={(one) => onMove(one, null)}
                  onDrag={setDragged}
                  onFocus={setFocused}
                />
              </li>
            );
          })}
      </ul>
    </>
  );
}

function Chips({
  cases,
  openCases,
  onMove,
  onDrag,
  onFocus,
}: {
  cases: readonly BoardCase[];
  /** How many they own, those that are not shown included. */
  openCases: number;
  onMove: (one: BoardCase) => void;
  onDrag: (one: BoardCase | null) => void;
  onFocus: (one: BoardCase | null) => void;
}) {
  const { t } = useOfficeText();
  if (cases.length === 0)
    return (
      <p className="dimmed lane-empty">
        {openCases === 0 ? t("lead.noCases") : t("board.elsewhere", { count: openCases })}
      </p>
    );
  return (
    <ul className="chips">
      {cases.map((one) => (
        <li
          key={one.id}
          className="chip"
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", one.number);
            onDrag(one);
          }}
          onDragEnd={() => onDrag(null)}
          onFocus={() => onFocus(one)}
          onBlur={() => onFocus(null)}
        >
          <Link
            to="/cases/$caseId"
            params={{ caseId: one.id }}
            className="chip-link"
            draggable={false}
            aria-keyshortcuts="Shift+A"
          >
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
  );
}
