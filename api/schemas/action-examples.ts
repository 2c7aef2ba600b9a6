/** A body of every case action that is taken as it stands, on the first of December 2026, by the demo's people. */
import type { CaseAction } from "../../domain/decision.js";

/** By action; `verify` is the customer's and has no route. */
export const actionExamples: Readonly<Record<Exclude<CaseAction, "verify">, object>> = {
  acknowledge: {},
  "log-contact": { channel: "call", outcome: "reached", note: "Agreed on Thursday.", durationMs: 240_000 },
  note: { text: "Prefers mornings." },
  promise: { dueAt: "2026-12-03T10:00:00Z", text: "Call back with the new delivery time." },
  pause: { reason: "waiting_customer", until: "2026-12-10T08:00:00Z" },
  "wait-for": { team: "billing", note: "Is the second invoice ours?" },
  snooze: { until: "2026-12-02T07:00:00Z" },
  resume: {},
  reassign: { to: "elin-lindholm", note: "The customer writes Swedish." },
  "request-help": { user: "tom-becker", note: "Can you look at the invoice?" },
  "acknowledge-escalation": {},
  "hand-over": { team: "billing", note: "It is about the invoice only." },
  resolve: {
    code: "fixed",
    cause: "delivery",
    causeDetail: null,
    done: "Delivered on Thursday, fitting included.",
    evidence: "Signed delivery note A-77.",
  },
  reopen: { reason: "The second machine is missing." },
  cancel: { reason: "survey_error" },
  "override-due": { clock: "resolve", dueAt: "2026-12-09T14:00:00Z", reason: "Agreed with the customer." },
  merge: { into: "01a2172e-70c0-7000-8000-000000000000" },
};
