/** Bodies of `POST /cases/{id}/actions/{action}` and the commands they stand for (contract.md, Cases). */
import { commentField, wordField, writtenField } from "../../sources/fields.js";
import type { CaseAction, CaseCommand } from "../../domain/decision.js";
import { madeId } from "./ids.js";
import { durationMs, instantInput } from "./shared.js";
import { z } from "./zod.js";

/** One action as the API takes it. */
export interface ActionSpec<B = unknown> {
  action: CaseAction;
  summary: string;
  body: z.ZodType<B>;
  /** True when every field may be missing. */
  isOptional: boolean;
  /** `newId` makes the ids of what the action creates. */
  command: (body: B, newId: () => string) => CaseCommand;
}

const note = commentField.nullish();
const empty = z.strictObject({});
const resolutionCodes = [
  "fixed",
  "replaced_or_refunded",
  "compensated",
  "explained",
  "apology_accepted",
  "passed_to_improvement",
  "customer_declined",
  "unreachable",
  "no_response",
  "customer_left",
  "not_actionable",
  "survey_error",
] as const;
const clockKinds = ["acknowledge", "first_contact", "next_update", "resolve", "team_response"] as const;

function spec<B>(
  action: CaseAction,
  summary: string,
  body: z.ZodType<B>,
  command: ActionSpec<B>["command"],
): ActionSpec {
  const isOptional = body.safeParse({}).success;
  // The registry hands `command` exactly what `body` produced.
  return { action, summary, body, isOptional, command: command as ActionSpec["command"] };
}

/** Every action, in the order of the contract. */
export const actionSpecs: readonly ActionSpec[] = [
  spec("acknowledge", "Take the case", empty, () => ({ action: "acknowledge" })),
  spec(
    "log-contact",
    "Log a contact with the customer, or an attempt",
    z.strictObject({
      channel: z.enum(["call", "email", "sms", "visit", "chat"]),
      outcome: z.enum(["reached", "no_answer", "left_message", "delivered", "wrong_contact"]),
      note,
      durationMs: durationMs(0).nullish(),
    }),
    ({ channel, outcome, ...body }) => ({
      action: "log-contact",
      channel,
      outcome,
      note: body.note ?? null,
      durationMs: body.durationMs ?? null,
    }),
  ),
  spec("note", "Write a note", z.strictObject({ text: writtenField }), ({ text }) => ({ action: "note", text })),
  spec(
    "promise",
    "Promise the customer something by an instant",
    z.strictObject({ dueAt: instantInput, text: note }),
    ({ dueAt, text }, newId) => ({ action: "promise", id: newId(), dueAt, text: text ?? null }),
  ),
  spec(
    "pause",
    "Wait for the customer",
    z.strictObject({ reason: z.enum(["waiting_customer", "agreed_later"]), until: instantInput.nullish() }),
    ({ reason, until }) => ({ action: "pause", reason, until: until ?? null }),
  ),
  spec("wait-for", "Wait for another team", z.strictObject({ team: wordField, note }), ({ team, ...body }) => ({
    action: "wait-for",
    teamId: team,
    note: body.note ?? null,
  })),
  spec(
    "snooze",
    "Hide the case until an instant; clocks run",
    z.strictObject({ until: instantInput }),
    ({ until }) => ({
      action: "snooze",
      until,
    }),
  ),
  spec("resume", "End a pause, a wait or a snooze", empty, () => ({ action: "resume" })),
  spec("reassign", "Give the case to another person", z.strictObject({ to: wordField, note }), ({ to, ...body }) => ({
    action: "reassign",
    to,
    note: body.note ?? null,
  })),
  spec("request-help", "Ask a colleague to help", z.strictObject({ user: wordField, note }), ({ user, ...body }) => ({
    action: "request-help",
    userId: user,
    note: body.note ?? null,
  })),
  spec("acknowledge-escalation", "The lead has seen the escalation", empty, () => ({
    action: "acknowledge-escalation",
  })),
  spec(
    "hand-over",
    "Give the case to another team",
    z.strictObject({ team: wordField, note }),
    ({ team, ...body }) => ({ action: "hand-over", teamId: team, note: body.note ?? null }),
  ),
  spec(
    "resolve",
    "Settle the case",
    z.strictObject({
      code: z.enum(resolutionCodes),
      cause: wordField,
      causeDetail: wordField.nullish(),
      done: writtenField,
      evidence: commentField.nullish(),
    }),
    ({ code, cause, done, ...body }) => ({
      action: "resolve",
      code,
      cause,
      causeDetail: body.causeDetail ?? null,
      done,
      evidence:
        body.evidence === undefined || body.evidence === null || body.evidence.trim() === "" ? null : body.evidence,
    }),
  ),
  spec("reopen", "Take a settled case up again", z.strictObject({ reason: writtenField }), ({ reason }) => ({
    action: "reopen",
    reason,
  })),
  spec(
    "cancel",
    "End the case without settling it",
    z.strictObject({ reason: z.enum(["duplicate", "survey_error", "withdrawn", "erased"]) }),
    ({ reason }) => ({ action: "cancel", reason }),
  ),
  spec(
    "override-due",
    "Move the due instant of a clock",
    z.strictObject({ clock: z.enum(clockKinds), dueAt: instantInput, reason: writtenField }),
    ({ clock, dueAt, reason }) => ({ action: "override-due", clock, dueAt, reason }),
  ),
  spec("merge", "Fold this case into another of the same customer", z.strictObject({ into: madeId }), ({ into }) => ({
    action: "merge",
    into,
  })),
];
