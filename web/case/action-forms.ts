/** What each action asks for. The API decides what is allowed; this table only draws the forms. */

/** One field of a form; `kind` says how it is drawn and where its choices come from. */
export interface Field {
  name:
    | "channel"
    | "outcome"
    | "note"
    | "text"
    | "dueAt"
    | "reason"
    | "until"
    | "team"
    | "to"
    | "user"
    | "code"
    | "cause"
    | "causeDetail"
    | "done"
    | "evidence"
    | "clock"
    | "into";
  kind: "text" | "instant" | "choice" | "person" | "team" | "cause" | "causeDetail" | "otherCase";
  isOptional?: true;
  /** For `choice`: the values, and the part of the catalogue with their words. */
  choices?: readonly string[];
  words?: "channel" | "outcome" | "reason" | "code" | "due.kind";
  /** For `instant`: how far ahead the field starts. */
  aheadMs?: number;
}

const hourMs = 3_600_000;
const note: Field = { name: "note", kind: "text", isOptional: true };

/** Forms by action; an action without fields is done at once. */
export const actionForms: Readonly<Record<string, readonly Field[]>> = {
  acknowledge: [],
  "log-contact": [
    { name: "channel", kind: "choice", choices: ["call", "email", "sms", "visit", "chat"], words: "channel" },
    {
      name: "outcome",
      kind: "choice",
      choices: ["reached", "no_answer", "left_message", "delivered", "wrong_contact"],
      words: "outcome",
    },
    note,
  ],
  note: [{ name: "text", kind: "text" }],
  promise: [
    { name: "dueAt", kind: "instant", aheadMs: 24 * hourMs },
    { name: "text", kind: "text", isOptional: true },
  ],
  pause: [
    { name: "reason", kind: "choice", choices: ["waiting_customer", "agreed_later"], words: "reason" },
    { name: "until", kind: "instant", isOptional: true },
  ],
  "wait-for": [{ name: "team", kind: "team" }, note],
  snooze: [{ name: "until", kind: "instant", aheadMs: 4 * hourMs }],
  resume: [],
  reassign: [{ name: "to", kind: "person" }, note],
  "request-help": [{ name: "user", kind: "person" }, note],
  "acknowledge-escalation": [],
  "hand-over": [{ name: "team", kind: "team" }, note],
  resolve: [
    {
      name: "code",
      kind: "choice",
      choices: [
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
      ],
      words: "code",
    },
    { name: "cause", kind: "cause" },
    { name: "causeDetail", kind: "causeDetail", isOptional: true },
    { name: "done", kind: "text" },
    { name: "evidence", kind: "text", isOptional: true },
  ],
  reopen: [{ name: "reason", kind: "text" }],
  cancel: [
    {
      name: "reason",
      kind: "choice",
      choices: ["duplicate", "survey_error", "withdrawn", "erased"],
      words: "reason",
    },
  ],
  "override-due": [
    {
      name: "clock",
      kind: "choice",
      choices: ["acknowledge", "first_contact", "next_update", "resolve", "team_response"],
      words: "due.kind",
    },
    { name: "dueAt", kind: "instant", aheadMs: 24 * hourMs },
    { name: "reason", kind: "text" },
  ],
  merge: [{ name: "into", kind: "otherCase" }],
};

/** The order of the actions: the main ones stand on the page, the rest behind one button. */
export const mainActions = ["acknowledge", "log-contact", "note", "resolve"] as const;
