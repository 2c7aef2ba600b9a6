/** The one shape every mail is poured into before it becomes HTML and text. All texts are final and unescaped. */
import type { Language } from "../domain/survey.js";

/** How a fact is coloured; the words say the same. */
export type Tone = "neutral" | "soon" | "late";

/** One labelled line. */
export interface Fact {
  label: string;
  value: string;
  tone: Tone;
}

/** A titled group of sentences. */
export interface Passage {
  title: string | null;
  lines: readonly string[];
}

/** One case in a digest. */
export interface CaseLine {
  title: string;
  url: string;
  detail: string;
  tone: Tone;
}

/** A mail before rendering, in the order it is shown. */
export interface MailContent {
  language: Language;
  subject: string;
  /** What mail programs show beside the subject. */
  preview: string;
  /** Short words above the headline (case number, severity). */
  label: string | null;
  headline: string;
  /** How much time is left, under the headline. */
  badge: { text: string; tone: Tone } | null;
  /** Opening paragraphs; the part a template of the organisation replaces. */
  body: readonly string[];
  action: { label: string; url: string } | null;
  /** Another way on, less prominent, and a word about both; absent = none. */
  secondAction?: { label: string; url: string; hint: string };
  items: readonly CaseLine[];
  factsTitle: string | null;
  facts: readonly Fact[];
  quote: { title: string; text: string; language: Language | null; notes: readonly string[] } | null;
  passages: readonly Passage[];
  footer: { lines: readonly string[]; links: readonly { label: string; url: string }[] };
}
