/** The normalised answer of a customer: what every adapter and the API produce, and intake takes. */
import type { Instant } from "./calendar.js";
import { normaliseEmail } from "./email.js";
import type { ErrorItem } from "./errors.js";
import { checkMoney, type Money } from "./money.js";
import { normalisePhone } from "./phone.js";
import type { Fault, Reading } from "./reading.js";
import { checkScore, checkSurvey, type Channel, type Survey } from "./survey.js";
import { checkComment, checkName } from "./text-rules.js";

/** The customer as an answer names them; at least one of externalId, email and phone. `email` and `phone` are normalised. */
export interface ResponseCustomer {
  externalId: string | null;
  email: string | null;
  name: string | null;
  phone: string | null;
  language: string | null;
  /** Id of the account (company) they belong to. */
  account: string | null;
  tier: string | null;
  yearlyValue: Money | null;
}

/** What the customer said about being contacted; null = nothing. Marketing needs an explicit true. */
export interface ResponseConsent {
  contact: boolean | null;
  marketing: boolean | null;
}

/** One answer, or one unasked message (`survey` null). `(source, externalId)` is its identity. */
export interface SurveyResponse {
  source: string;
  externalId: string;
  /** A later version has a higher number; null = compare by `answeredAt`. */
  version: number | null;
  survey: Survey | null;
  channel: Channel;
  /** Null = no score was given; never a stand-in number. */
  score: number | null;
  comment: string | null;
  /** Null = not said; the arrival then stands for it. */
  answeredAt: Instant | null;
  touchpoint: string | null;
  contactRequested: boolean;
  language: string | null;
  customer: ResponseCustomer | null;
  consent: ResponseConsent;
  properties: Readonly<Record<string, unknown>>;
  /** What an event held beside the fields above, where it stood; kept, never looked at. Absent = nothing. */
  unknownFields?: Readonly<Record<string, unknown>>;
}

const AHEAD_MAX_MS = 5 * 60_000;

function pointed(pointer: string, fault: Fault | null): ErrorItem[] {
  return fault === null ? [] : [{ pointer, ...fault }];
}

/** Ids, touchpoints, tiers and languages follow the rule of names. */
function checkId(pointer: string, text: string | null): ErrorItem[] {
  if (text === null) return [];
  if (text === "") return [{ pointer, code: "empty", detail: "May be null, not empty." }];
  return pointed(pointer, checkName(text));
}

function checkNormalised(pointer: string, stored: string | null, how: (text: string) => Reading<string>): ErrorItem[] {
  if (stored === null) return [];
  const reading = how(stored);
  if (!reading.ok) return pointed(pointer, reading.fault);
  return reading.value === stored
    ? []
    : [{ pointer, code: "not-normalised", detail: "Stored in its normal form only." }];
}

function checkScores({ survey, score }: SurveyResponse): ErrorItem[] {
  if (survey === null) {
    return score === null
      ? []
      : [{ pointer: "/score", code: "score-without-survey", detail: "A score needs the survey that asked for it." }];
  }
  const faults = checkSurvey(survey).map((item) => ({ ...item, pointer: `/survey${item.pointer ?? ""}` }));
  if (faults.length > 0 || score === null) return faults;
  const fault = checkScore(survey, score);
  return fault === null ? [] : [{ ...fault, pointer: "/score" }];
}

function checkCustomer(customer: ResponseCustomer | null): ErrorItem[] {
  if (customer === null) return [];
  const { externalId, email, name, phone } = customer;
  const nameless = externalId === null && email === null && phone === null;
  return [
    ...(nameless
      ? [{ pointer: "/customer", code: "customer-unidentified", detail: "Needs one of externalId, email, phone." }]
      : []),
    ...checkId("/customer/externalId", externalId),
    ...checkNormalised("/customer/email", email, normaliseEmail),
    ...(name === null ? [] : pointed("/customer/name", checkName(name))),
    ...checkNormalised("/customer/phone", phone, normalisePhone),
    ...checkId("/customer/language", customer.language),
    ...checkId("/customer/account", customer.account),
    ...checkId("/customer/tier", customer.tier),
    ...(customer.yearlyValue === null ? [] : pointed("/customer/yearlyValue", checkMoney(customer.yearlyValue))),
  ];
}

/** Properties are free in shape, but their texts and names must be storable; the first that is not is named. */
function checkProperties(properties: Readonly<Record<string, unknown>>): ErrorItem[] {
  const found = findUnstorable(properties);
  if (found === null) return [];
  const path = found.path.toReversed().map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return pointed(`/properties${path.join("")}`, found.fault);
}

/** A fault, and the way back from it, innermost part first: nothing is spent on places without one. */
interface Unstorable {
  fault: Fault;
  path: string[];
}

function findUnstorable(value: unknown): Unstorable | null {
  if (typeof value === "string") {
    const fault = checkComment(value);
    return fault === null ? null : { fault, path: [] };
  }
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const found = findUnstorable(value[index]);
      if (found !== null) return below(String(index), found);
    }
    return null;
  }
  for (const [name, inner] of Object.entries(value)) {
    const fault = checkComment(name);
    const found = fault === null ? findUnstorable(inner) : { fault, path: [] };
    // A name that is at fault cannot be shown: what holds it is named.
    if (found !== null) return fault === null ? below(name, found) : found;
  }
  return null;
}

function below(part: string, found: Unstorable): Unstorable {
  found.path.push(part);
  return found;
}

/** Two years before `now` on the UTC calendar. */
function twoYearsBefore(now: Instant): Instant {
  const date = new Date(now);
  return date.setUTCFullYear(date.getUTCFullYear() - 2);
}

function checkAnsweredAt(at: Instant | null, now: Instant, anyAge: boolean): ErrorItem[] {
  if (at === null) return [];
  const pointer = "/answeredAt";
  if (at > now + AHEAD_MAX_MS) return [{ pointer, code: "answered-in-future", detail: "At most 5 minutes ahead." }];
  if (!anyAge && at < twoYearsBefore(now))
    return [{ pointer, code: "answered-too-old", detail: "At most 2 years back." }];
  return [];
}

/**
 * What keeps an answer from being taken, with pointers into the document of POST /responses; empty = nothing.
 * Texts are checked again here, so that no adapter can let one through. `anyAge` lets `answeredAt` be as old as it is
 * (events of survey tools; contract.md, Intake). Instants are epoch ms, `now` the arrival.
 */
export function checkResponse(response: SurveyResponse, now: Instant, { anyAge = false } = {}): ErrorItem[] {
  const { version } = response;
  return [
    ...checkId("/source", response.source),
    ...checkId("/externalId", response.externalId),
    ...(version === null || Number.isSafeInteger(version)
      ? []
      : [{ pointer: "/version", code: "version-not-whole", detail: "A version is a whole number." }]),
    ...checkScores(response),
    ...(response.comment === null ? [] : pointed("/comment", checkComment(response.comment))),
    ...checkAnsweredAt(response.answeredAt, now, anyAge),
    ...checkId("/touchpoint", response.touchpoint),
    ...checkId("/language", response.language),
    ...checkCustomer(response.customer),
    ...checkProperties(response.properties),
  ];
}

/** The language an answer is to be served in: its own, or its customer's; the primary subtag in lower case, null = unknown. */
export function languageOf(response: Pick<SurveyResponse, "language" | "customer">): string | null {
  const tag = response.language ?? response.customer?.language ?? null;
  return tag === null ? null : (tag.toLowerCase().split(/[-_]/)[0] ?? null);
}
