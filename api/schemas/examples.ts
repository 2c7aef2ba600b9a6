/** Bodies the reference shows; each is taken as it stands. */

/** An answer with everything that decides about its follow-up. */
export const answerExample = {
  externalId: "r-1001",
  survey: { kind: "nps", scale: { min: 0, max: 10 }, direction: "higher_is_better" },
  score: 3,
  comment: "Two weeks late, and nobody called.",
  touchpoint: "delivery",
  language: "en",
  customer: {
    externalId: "c-9",
    email: "aino@customer.example",
    name: "Aino Laine",
    phone: "+358401234567",
    language: "fi",
    tier: "gold",
    yearlyValue: { amount: 1200, currency: "EUR" },
  },
  consent: { contact: true, marketing: false },
  properties: { order: "A-77" },
};

/** Two business hours from Friday afternoon, with a pause, a holiday and two rungs. */
export const slaPreviewExample = {
  calendar: {
    zone: "Europe/Helsinki",
    windows: {
      mon: [["08:00", "16:00"]],
      tue: [["08:00", "16:00"]],
      wed: [["08:00", "16:00"]],
      thu: [["08:00", "16:00"]],
      fri: [["08:00", "16:00"]],
    },
    closures: [{ on: "2026-12-07" }, { from: "2026-12-24", to: "2026-12-27" }, { yearly: "01-06" }],
  },
  start: "2026-12-04T13:00:00.000Z",
  budgetMs: 7_200_000,
  suspensions: [{ from: "2026-12-08T06:00:00.000Z", to: "2026-12-08T07:00:00.000Z", reason: "waiting_customer" }],
  rungs: [{ percent: 50 }, { offsetMs: -3_600_000 }],
  at: "2026-12-08T08:00:00.000Z",
};

/** A connected survey tool that signs with Standard Webhooks. */
export const sourceExample = { kind: "signed-json", secret: "whsec_c2l4dGVlbiBieXRlcyBvciBtb3JlLi4=", active: true };
