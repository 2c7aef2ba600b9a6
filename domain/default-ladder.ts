/** The ladder of the default policies (product.md, Ladder). */
import type { PolicyClockKind, Rung, RungAt, RungRecipient } from "./policy.js";
import type { Severity } from "./survey.js";

const HOUR_MS = 3_600_000;
const notUrgent: readonly Severity[] = ["P2", "P3", "P4"];

function rung(
  clock: PolicyClockKind,
  id: string,
  at: RungAt,
  to: readonly RungRecipient[],
  more: Partial<Rung> = {},
): Rung {
  return { id, clock, at, notify: to, by: ["mail", "in_app"], action: null, acknowledgeWithinMs: null, ...more };
}

/** Breach and escalations in business time after the due instant; `factor` shortens every interval. */
function afterDue(clock: PolicyClockKind, suffix: string, severity: readonly Severity[], factor: number): Rung[] {
  const when = { severity };
  const after = (hours: number): RungAt => ({ offsetMs: hours * HOUR_MS * factor });
  return [
    rung(clock, `breach${suffix}`, after(0), ["lead"], { acknowledgeWithinMs: 2 * HOUR_MS * factor, when }),
    rung(clock, `reassign${suffix}`, after(4), ["lead"], { action: "reassign", when }),
    rung(clock, `manager${suffix}`, after(8), ["manager"], { when }),
    rung(clock, `head${suffix}`, after(24), ["head"], { when }),
  ];
}

/**
 * 50 % owner in app, 75 % owner, 90 % owner and lead; at the due instant the lead, who must acknowledge in 2 business
 * hours; 4 h later reassign, 8 h later the manager, 24 h later the head. P1 has rungs of its own at half those intervals.
 */
function customerClock(clock: "first_contact" | "resolve"): Rung[] {
  return [
    rung(clock, "r50", { percent: 50 }, ["owner"], { by: ["in_app"] }),
    rung(clock, "r75", { percent: 75 }, ["owner"]),
    rung(clock, "r90", { percent: 90 }, ["owner", "lead"]),
    ...afterDue(clock, "", notUrgent, 1),
    ...afterDue(clock, "-p1", ["P1"], 0.5),
  ];
}

/** An unacknowledged case goes on to the next person, at most twice, with the lead told (product.md, Case). */
const acknowledgeClock: readonly Rung[] = [
  rung("acknowledge", "r50", { percent: 50 }, ["owner"], { by: ["in_app"] }),
  rung("acknowledge", "breach", { percent: 100 }, ["lead"], { action: "reassign" }),
  rung("acknowledge", "second", { percent: 200 }, ["lead"], { action: "reassign" }),
];

/** Rungs of the default policies; ids are unique within a clock. */
export const defaultLadder: readonly Rung[] = [
  ...acknowledgeClock,
  ...customerClock("first_contact"),
  ...customerClock("resolve"),
];
