/** What a vendor's file says about one answer, before the mapping: named values, and what the payload says by itself. */
import type { Scale, SurveyKind } from "../domain/survey.js";
import type { MaybeJson } from "./json-access.js";
import type { PartReason } from "./source.js";
import type { JsonValue } from "./strict-json.js";

/** What a value is used for when the mapping does not say otherwise. */
export type FieldRole =
  | "score"
  | "comment"
  | "email"
  | "name"
  | "firstName"
  | "lastName"
  | "phone"
  | "customerId"
  | "language"
  | "touchpoint";

/** A survey as far as something says it. */
export interface SurveyHint {
  kind?: SurveyKind;
  /** A kind it cannot be; a question that says so is not taken for one unless the mapping names it. */
  not?: SurveyKind;
  scale?: Scale;
}

/** A question, hidden field, attribute or property. */
export interface VendorField {
  /** Every name the vendor has for it: id, ref, key. A mapping may use any. */
  names: readonly string[];
  /** Its exact words, which a mapping may use too; several questions may share them. */
  wording?: string | null;
  /** What it is called among the properties, where it goes when nothing uses it. Null = nowhere. */
  title: string | null;
  /** Where it stands in the event, as a JSON pointer. */
  pointer: string;
  /** Undefined = asked and not answered. */
  value: MaybeJson;
  role?: FieldRole | null;
  /** What the question's type tells about the survey; the mapping goes before it. */
  survey?: SurveyHint;
}

/** One answer as the vendor sent it. */
export interface VendorAnswer {
  /** The vendor's id of the answer; without one the mapping has to name it. */
  externalId?: MaybeJson;
  surveyId?: MaybeJson;
  isFinished: boolean;
  /** What the payload itself says the survey is; only a setting for this very survey goes before it. */
  survey?: SurveyHint;
  fields: readonly VendorField[];
  /** True when `fields` names every question, so that a name of the mapping that is not among them is a mistake. */
  namesAllFields?: boolean;
  /** When the customer answered: RFC 3339, a local time, or Unix seconds or milliseconds. */
  answeredAt?: MaybeJson;
  /** When this state of the answer was sent or saved, for putting events in order. Default `answeredAt`. */
  changedAt?: MaybeJson;
  /** Whole number that grows with every change, for vendors whose `answeredAt` stays. */
  version?: MaybeJson;
  /** Ids that mean the account's own people; the customer is never one of them. */
  ownerIds?: readonly MaybeJson[];
}

/** What a vendor's file makes of one event. */
export type VendorReading =
  | { kind: "answer"; answer: VendorAnswer }
  | ({ kind: "ignored" } & PartReason)
  | ({ kind: "pending_fetch"; externalId: string } & PartReason)
  | ({ kind: "unusable" } & PartReason);

/** An event with the place it stands at in the body (`""`, or `/0` in a list). */
export interface PlacedEvent {
  event: JsonValue;
  place: string;
}
