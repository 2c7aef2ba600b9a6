/** A document of every kind of settings that is taken as it stands where the demo's people and teams are. */

const workdays = { mon: [["08:00", "16:00"]], tue: [["08:00", "16:00"]], wed: [["08:00", "16:00"]] };

/** By collection, and the two single documents by name. */
export const settingExamples = {
  calendars: {
    name: "Shop hours",
    zone: "Europe/Helsinki",
    windows: { ...workdays, thu: [["08:00", "16:00"]], fri: [["08:00", "15:00"]], sat: [["10:00", "14:00"]] },
    closures: [{ on: "2026-12-06" }, { from: "2026-12-24", to: "2026-12-26" }, { yearly: "01-06" }],
    openings: [{ on: "2026-12-20", windows: [["10:00", "18:00"]] }],
  },
  users: {
    name: "Sara Salo",
    email: "sara.salo@kotikone.example",
    role: "frontline",
    language: "fi",
    languages: ["fi", "sv"],
    skills: ["billing"],
    capacityPoints: 12,
    calendar: "default",
    active: true,
  },
  teams: {
    name: "Spare parts",
    calendar: "default",
    lead: "ville-korhonen",
    manager: "mikko-lahtinen",
    members: ["ville-korhonen", "maija-heikkinen"],
    touchpoints: ["spare-parts"],
    touchpointOwners: { "spare-parts": "maija-heikkinen" },
    policy: "default",
  },
  accounts: {
    name: "Rantahotelli Oy",
    owner: "maija-heikkinen",
    tier: "gold",
    yearlyValue: { amount: 48_000, currency: "EUR" },
  },
  causes: {
    label: { fi: "Varaosat", sv: "Reservdelar", en: "Spare parts" },
    details: [{ id: "out-of-stock", label: { fi: "Loppu varastosta", sv: "Slut i lager", en: "Out of stock" } }],
  },
  rules: {
    order: 10,
    when: { touchpoint: ["delivery"], scoreMax: 3, words: ["flooded", "leak"] },
    // oxlint-disable-next-line unicorn/no-thenable -- the word of the contract
    then: { severity: "P1", case: true, tag: "water" },
  },
  templates: {
    kind: "acknowledgement",
    language: "en",
    severity: null,
    subject: "We have your message ({number})",
    body: "Thank you for telling us.",
  },
  policies: {
    name: "Gold customers",
    rules: [
      {
        when: { tier: ["gold"] },
        clocks: {
          acknowledge: { budgetMs: 3_600_000 },
          first_contact: { budgetMs: 7_200_000 },
          next_update: { budgetMs: 28_800_000 },
          resolve: { budgetMs: 86_400_000 },
        },
      },
      { when: {}, clocks: { first_contact: { budgetMs: 28_800_000 }, resolve: { budgetMs: 144_000_000 } } },
    ],
    ladder: [
      { id: "half", clock: "first_contact", at: { percent: 50 }, notify: ["owner"], by: ["mail"], action: null },
      {
        id: "breach",
        clock: "first_contact",
        at: { offsetMs: 0 },
        notify: ["owner", "lead"],
        by: ["mail", "in_app"],
        action: null,
        acknowledgeWithinMs: 7_200_000,
      },
      {
        id: "over",
        clock: "first_contact",
        at: { offsetMs: 3_600_000 },
        notify: ["lead"],
        by: ["mail"],
        action: "reassign",
      },
    ],
  },
  absences: {
    user: "maija-heikkinen",
    from: "2026-12-21T06:00:00Z",
    to: "2027-01-04T06:00:00Z",
    delegate: "petri-saarinen",
    give: "urgent",
    giveBack: true,
  },
  "follow-up": {
    verifyDelayMs: 86_400_000,
    verifySilenceMs: 604_800_000,
    workingHoursNotices: true,
    head: "mikko-lahtinen",
  },
  promoters: { thankDelayMs: 600_000, askDelayMs: 172_800_000, holdOutPercent: 10, maxPerYear: 2 },
} as const;
