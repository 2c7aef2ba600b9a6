/**
 * What a mail says, as plain data: one shape per notice. Whoever sends loads the facts, fills in a model and
 * calls `renderNotice`. `kind` is the value of the header `X-Innerloop-Notice`. Instants are epoch ms.
 */
import type { Instant } from "../domain/calendar.js";
import type { ClockKind } from "../domain/policy.js";
import type { Language, Severity, SurveyKind } from "../domain/survey.js";

/** Who reads: language of the texts and zone of the times. `name` null = not known. */
export interface Reader {
  name: string | null;
  language: Language;
  zone: string;
}

/** What staff see of a case. `number` is the public one (`IL-1042`), `url` the address of the case in the console. */
export interface CaseSummary {
  number: string;
  url: string;
  severity: Severity;
  customerName: string | null;
  account: string | null;
  /** As the organisation calls it. */
  touchpoint: string | null;
  ownerName: string | null;
  score: { survey: SurveyKind; value: number; min: number; max: number } | null;
  /** The customer's own words; `language` null = not known. */
  words: { text: string; language: Language | null } | null;
}

/** The clock a notice is about. `businessLeftMs` is what is left of the budget, negative when late, null when not known. */
export interface ClockSummary {
  kind: ClockKind;
  dueAt: Instant;
  businessLeftMs: number | null;
  /** Why the due instant is what it is, in one sentence ("P2 / gold / delivery, policy v7, Helsinki hours"). */
  explanation: string | null;
}

/** In which seat somebody gets a notice; `person` = named by id in the policy. */
export type Seat = "owner" | "lead" | "manager" | "head" | "person" | "helper" | "watcher";

/** A notice to one member of staff about one case. */
export interface StaffCaseNotice {
  kind: "assignment" | "reopened" | "reminder" | "breach" | "escalation";
  reader: Reader;
  now: Instant;
  case: CaseSummary;
  clock: ClockSummary | null;
  seat: Seat;
  /** What happened, as the code stored with the notice (`routed`, `rung`, `promise_overdue`, ...); an unknown one reads "Something happened in the case". */
  cause: string;
  /** The rung that fired, as the policy has it. */
  at: { percent: number } | { offsetMs: number } | null;
  level: number | null;
  acknowledgeBy: Instant | null;
  /** What the reader may do by a button on the page at `url`, without looking for it in the console; null = nothing. */
  takeAction: { action: "acknowledge" | "acknowledge-escalation"; url: string } | null;
}

/** One line of a digest. */
export interface DigestItem {
  kind: StaffCaseNotice["kind"];
  number: string;
  url: string;
  severity: Severity;
  customerName: string | null;
  clock: { kind: ClockKind; dueAt: Instant } | null;
}

/** Many notices of one member of staff in one mail; the items stand in the order they are shown. */
export interface DigestNotice {
  kind: "digest";
  reader: Reader;
  now: Instant;
  items: readonly DigestItem[];
  queueUrl: string;
  preferencesUrl: string | null;
}

/** A link that logs a member of staff in. */
export interface StaffLoginNotice {
  kind: "staff_login";
  reader: Reader;
  url: string;
  expiresAt: Instant;
}

/** Who writes to the customer, and how the customer reaches them. `acceptsReplies`: a person reads what is sent to Reply-To. */
export interface Organisation {
  name: string;
  email: string | null;
  phone: string | null;
  acceptsReplies: boolean;
}

interface CustomerNotice {
  reader: Reader;
  organisation: Organisation;
  /** The page `/p/<token>`; null = no such link in the mail. */
  preferencesUrl: string | null;
}

/** "We have it, this person contacts you by then." `isComplaint` false = an unasked message or a request without a low score. */
export interface AcknowledgementNotice extends CustomerNotice {
  kind: "acknowledgement";
  caseNumber: string;
  isComplaint: boolean;
  contactPerson: string | null;
  /** The due instant of first contact, if that clock runs. */
  contactBy: Instant | null;
  statusUrl: string;
}

/** "Did we fix it?": one link to the page that asks. */
export interface VerificationNotice extends CustomerNotice {
  kind: "verification";
  caseNumber: string;
  statusUrl: string;
}

/** Thanks; `band` null = an answer without a band. `target` is the score asked about ("what would have made it a 9?"). */
export interface ThanksNotice extends CustomerNotice {
  kind: "thanks";
  band: "promoter" | "passive" | null;
  target: number | null;
}

/** The ask for a recommendation, or its one nudge. */
export interface ReferralAskNotice extends CustomerNotice {
  kind: "referral_ask";
  isNudge: boolean;
  shareUrl: string;
  /** What both sides get, in the reader's language; null = nothing. */
  reward: string | null;
}

/** The later survey after a closed case. */
export interface SurveyInvitationNotice extends CustomerNotice {
  kind: "survey_invitation";
  surveyUrl: string;
  /** What the company is trying to improve, in the reader's language. */
  improvement: string | null;
}

/** Everything the product mails. */
export type NoticeModel =
  | StaffCaseNotice
  | DigestNotice
  | StaffLoginNotice
  | AcknowledgementNotice
  | VerificationNotice
  | ThanksNotice
  | ReferralAskNotice
  | SurveyInvitationNotice;

/** Values of the header `X-Innerloop-Notice`. */
export type NoticeName = NoticeModel["kind"];

/** A finished mail. `language` is that of the texts, for `Content-Language`. */
export interface RenderedNotice {
  subject: string;
  text: string;
  html: string;
  language: Language;
}
