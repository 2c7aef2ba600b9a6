import { useState } from "react";
import type { Schema } from "../api/client.js";
import { useText } from "../text/text-provider.js";
import { ActionForm } from "./action-form.js";
import { availabilityOf } from "./next-action.js";

/** What is written at the end of the timeline, in the order of the tabs. */
export const composed = ["note", "log-contact", "promise"] as const;
type Composed = (typeof composed)[number];

/** True when the form of an action stands at the end of the timeline. */
export function isComposed(action: string): action is Composed {
  return (composed as readonly string[]).includes(action);
}

/** Notes, contacts and promises, written where they will stand; each keeps its draft. `open` = the one the address asks for. */
export function Composer({
  document,
  open,
  onOpen,
  onClose,
}: {
  document: Schema<"Case">;
  open: Composed | null;
  onOpen: (action: Composed) => void;
  onClose: (action: Composed) => void;
}) {
  const { t } = useText();
  const possible = composed.filter((action) => availabilityOf(document, action).allowed);
  const [last, setLast] = useState<Composed>(open ?? "note");
  // What was sent empties its form.
  const [round, setRound] = useState(0);
  // What was just sent is still asked for until the address has changed.
  const [sent, setSent] = useState<Composed | null>(null);
  if (sent !== null && open !== sent) setSent(null);
  if (open !== null && open !== last) setLast(open);
  const current = possible.includes(last) ? last : possible[0];
  if (current === undefined) return null;
  return (
    <section className="composer" aria-label={t("case.composer")}>
      <div className="tabs" role="tablist" aria-label={t("case.composer")}>
        {possible.map((action) => (
          <button
            key={action}
            type="button"
            role="tab"
            id={`composer-${action}`}
            aria-selected={action === current}
            aria-controls="composer-panel"
            tabIndex={action === current ? 0 : -1}
            onClick={() => {
              setLast(action);
              if (open !== null) onOpen(action);
            }}
            onKeyDown={(event) => {
              const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              const next = possible[(possible.indexOf(action) + step + possible.length) % possible.length];
              if (step === 0 || next === undefined) return;
              event.preventDefault();
              setLast(next);
              window.document.getElementById(`composer-${next}`)?.focus();
            }}
          >
            {t(`action.${action}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="composer-panel" aria-labelledby={`composer-${current}`}>
        <ActionForm
          key={`${current}-${round}`}
          document={document}
          action={current}
          composer={open === current && sent !== current ? "asked-for" : "waiting"}
          onDone={() => {
            setRound(round + 1);
            setSent(open);
            onClose(current);
          }}
          onClose={() => onClose(current)}
        />
      </div>
    </section>
  );
}
