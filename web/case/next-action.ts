/** The one action a person should take next. */
import type { Schema } from "../api/client.js";

type Availability = Schema<"Case">["actions"][number];

/** The name of the action to offer first; null when nothing is owed. */
export function nextAction(document: Schema<"Case">, role: string): string | null {
  const may = (action: string): boolean => document.actions.some((one) => one.action === action && one.allowed);
  const answersEscalations = role === "lead" || role === "manager";
  if (answersEscalations && may("acknowledge-escalation")) return "acknowledge-escalation";
  if (document.owner === null && role !== "frontline" && may("reassign")) return "reassign";
  if (may("acknowledge")) return "acknowledge";
  if (document.status.startsWith("waiting_") && may("resume")) return "resume";
  if (document.firstReachedAt === null && may("log-contact") && document.status !== "resolved") return "log-contact";
  return may("resolve") ? "resolve" : null;
}

/** Whether an action can be chosen, and the code of why not. */
export function availabilityOf(document: Schema<"Case">, action: string): Availability {
  return (
    document.actions.find((one) => one.action === action) ?? { action, allowed: false, reason: "illegal-transition" }
  );
}
