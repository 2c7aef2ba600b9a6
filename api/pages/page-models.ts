/**
 * What the customer pages show: no notes, no comments, no names of other people, only what the holder of a link may know
 * (reliability-security.md, section 5: state and promised time). Instants are epoch ms.
 */
import type { Instant } from "../../domain/calendar.js";
import type { Language } from "../../domain/survey.js";

/** Who answers on the pages and how to reach them; all a stranger with a dead link sees. */
export interface PageOrganisation {
  name: string;
  email: string | null;
  phone: string | null;
}

/** Answers to "did we fix it?". */
export const verificationAnswers = ["yes", "partly", "no"] as const;

/** One of them. */
export type VerificationAnswer = (typeof verificationAnswers)[number];

/** Where the question stands: not asked (yet, or no longer), open, or answered. */
export type VerificationQuestion =
  | { state: "closed" }
  | { state: "open" }
  | { state: "answered"; answer: VerificationAnswer };

/** `/c/<token>`: how a case is going, as its customer sees it. */
export interface CasePageModel {
  language: Language;
  zone: string;
  now: Instant;
  organisation: PageOrganisation;
  number: string;
  /** The furthest stage reached; a reopened case is back at `contacted` or `received`. */
  stage: "received" | "contacted" | "fixed";
  /** Closed or cancelled: nothing more happens. */
  isClosed: boolean;
  receivedAt: Instant;
  contactedAt: Instant | null;
  fixedAt: Instant | null;
  /** The promised time of first contact; null = met, paused, or never promised. */
  contactBy: Instant | null;
  contactPerson: string | null;
  question: VerificationQuestion;
}

/** `/p/<token>`: which messages a person gets. `address` is shortened for display (`m…a@yritys.example`) or null. */
export interface PreferencesPageModel {
  language: Language;
  organisation: PageOrganisation;
  address: string | null;
  surveys: boolean;
  offers: boolean;
}

/** `/r/<token>`: a promoter's own page, or the page of the friend who followed `link`, which is what the promoter passes on. `isOpen` false = sharing has ended. */
export interface SharePageModel {
  reader: "promoter" | "friend";
  language: Language;
  organisation: PageOrganisation;
  isOpen: boolean;
  link: string;
  /** What the two sides get and on what terms, in the page's language; null = nothing. */
  reward: string | null;
  terms: string | null;
}

/** What a token opens: a page, nothing any more, or nothing at all. */
export type Opened<T> = T | "expired" | null;
