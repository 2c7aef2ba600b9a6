/** The scripted hour of `innerloop demo`, told in two minutes: who answers what when, and what becomes of it. Pure data. */

/** One survey answer of the script; `atMs` counts from the start. */
export interface DemoAnswer {
  atMs: number;
  /** Names the answer inside the script. */
  id: string;
  score: number;
  comment: string | null;
  language: "fi" | "sv" | "en";
  customer: { name: string; tier: string | null };
}

/** What somebody does about a case of the script, in this order; `afterMs` counts from the step before (or from the answer). */
export type DemoStep =
  | { answer: string; afterMs: number; does: "acknowledge" | "call" | "resolve" }
  /** The customer answers "did we fix it?" as soon as they are asked. */
  | { answer: string; afterMs: number; does: "say"; words: "yes" | "no"; comment: string | null };

/** The answers, in order. */
export const demoAnswers: readonly DemoAnswer[] = [
  {
    atMs: 0,
    id: "aino",
    score: 10,
    comment: "Nopea toimitus ja ystävällinen asentaja, kiitos!",
    language: "fi",
    customer: { name: "Aino Salmi", tier: null },
  },
  {
    atMs: 2_000,
    id: "maija",
    score: 2,
    comment: "Asentaja ei tullut, kukaan ei vastannut puhelimeen.",
    language: "fi",
    customer: { name: "Maija Laakso", tier: "gold" },
  },
  { atMs: 5_000, id: "johan", score: 7, comment: null, language: "sv", customer: { name: "Johan Lind", tier: null } },
  {
    atMs: 8_000,
    id: "emma",
    score: 5,
    comment: "The invoice is wrong for the second time.",
    language: "en",
    customer: { name: "Emma Clarke", tier: null },
  },
  {
    atMs: 14_000,
    id: "sofia",
    score: 9,
    comment: "Allt gick som det skulle.",
    language: "sv",
    customer: { name: "Sofia Berg", tier: null },
  },
  {
    atMs: 20_000,
    id: "kari",
    score: 8,
    comment: null,
    language: "fi",
    customer: { name: "Kari Nieminen", tier: null },
  },
];

/** Maija's case is handled in time. Emma's is left until it has been escalated and handed over; her first fix does not hold. */
export const demoSteps: readonly DemoStep[] = [
  { answer: "maija", afterMs: 5_000, does: "acknowledge" },
  { answer: "maija", afterMs: 4_000, does: "call" },
  { answer: "maija", afterMs: 5_000, does: "resolve" },
  { answer: "maija", afterMs: 2_000, does: "say", words: "yes", comment: "Uusi aika sopi hyvin." },
  { answer: "emma", afterMs: 50_000, does: "call" },
  { answer: "emma", afterMs: 4_000, does: "resolve" },
  { answer: "emma", afterMs: 2_000, does: "say", words: "no", comment: "The new invoice has the same error." },
  { answer: "emma", afterMs: 4_000, does: "call" },
  { answer: "emma", afterMs: 4_000, does: "resolve" },
  { answer: "emma", afterMs: 2_000, does: "say", words: "yes", comment: null },
];

/** Clocks short enough to watch: first contact within 30 s, handed over 12 s after that. */
export const demoPolicy = {
  name: "Two-minute demo",
  rules: [
    {
      when: {},
      clocks: {
        acknowledge: null,
        first_contact: { budgetMs: 30_000 },
        next_update: null,
        resolve: { budgetMs: 600_000 },
      },
    },
  ],
  ladder: [
    { id: "half", at: { percent: 50 }, notify: ["owner"], action: null },
    { id: "soon", at: { percent: 80 }, notify: ["owner"], action: null },
    { id: "breach", at: { percent: 100 }, notify: ["lead"], action: null },
    { id: "over", at: { offsetMs: 12_000 }, notify: ["owner", "lead"], action: "reassign" },
  ].map((rung) => ({ ...rung, clock: "first_contact", by: ["mail"], acknowledgeWithinMs: null })),
} as const;
