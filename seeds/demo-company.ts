/** The demo's company: a Finnish shop of home appliances with three teams and a person for every seat. */

/** A person of the seeds. `team` is where they mostly work; null for people of no one team. */
export interface SeedPerson {
  id: string;
  name: string;
  email: string;
  role: "frontline" | "lead" | "marketing" | "manager" | "administrator";
  team: string | null;
  language: "fi" | "sv" | "en";
  languages: readonly string[];
  skills: readonly string[];
  capacityPoints: number;
}

/** A team of the seeds. */
export interface SeedTeam {
  id: string;
  name: string;
  leadId: string | null;
  managerId: string | null;
  memberIds: readonly string[];
  touchpoints: readonly string[];
}

/** The one person of an organisation without demo data. */
export const administrator: SeedPerson = {
  id: "administrator",
  name: "Administrator",
  email: "admin@innerloop.example",
  role: "administrator",
  team: "default",
  language: "en",
  languages: ["en"],
  skills: [],
  capacityPoints: 10,
};

function person(
  id: string,
  name: string,
  role: SeedPerson["role"],
  team: string | null,
  rest: Partial<SeedPerson> = {},
): SeedPerson {
  return {
    id,
    name,
    email: `${id}@kotikone.example`,
    role,
    team,
    language: "fi",
    languages: ["fi", "en"],
    skills: [],
    capacityPoints: 20,
    ...rest,
  };
}

/** Nine people. */
export const demoPeople: readonly SeedPerson[] = [
  person("anna.virtanen", "Anna Virtanen", "administrator", null),
  person("mikko.lahtinen", "Mikko Lahtinen", "manager", null),
  person("katri.niemi", "Katri Niemi", "marketing", null),
  person("ville.korhonen", "Ville Korhonen", "lead", "default"),
  person("sanna.makela", "Sanna Mäkelä", "lead", "delivery"),
  person("maija.heikkinen", "Maija Heikkinen", "frontline", "default"),
  person("petri.saarinen", "Petri Saarinen", "frontline", "default", { skills: ["billing"] }),
  person("elin.lindholm", "Elin Lindholm", "frontline", "delivery", { language: "sv", languages: ["sv", "fi", "en"] }),
  person("tom.becker", "Tom Becker", "frontline", "billing", {
    language: "en",
    languages: ["en", "fi"],
    skills: ["billing"],
  }),
].map((one) => ({ ...one, id: one.id.replace(".", "-") }));

/** Three teams; people help out in more than one, so that every team has somebody to hand a case to. */
export const demoTeams: readonly SeedTeam[] = [
  {
    id: "default",
    name: "Asiakaspalvelu",
    leadId: "ville-korhonen",
    managerId: "mikko-lahtinen",
    memberIds: ["ville-korhonen", "maija-heikkinen", "petri-saarinen", "tom-becker"],
    touchpoints: ["support", "store"],
  },
  {
    id: "delivery",
    name: "Toimitukset",
    leadId: "sanna-makela",
    managerId: "mikko-lahtinen",
    memberIds: ["sanna-makela", "elin-lindholm", "maija-heikkinen"],
    touchpoints: ["delivery", "installation"],
  },
  {
    id: "billing",
    name: "Laskutus",
    leadId: "sanna-makela",
    managerId: "mikko-lahtinen",
    memberIds: ["sanna-makela", "tom-becker", "petri-saarinen"],
    touchpoints: ["payment", "invoice"],
  },
];

/** A survey tool of the seeds. */
export interface SeedSource {
  name: string;
  kind: string;
  mapping: Readonly<Record<string, unknown>>;
}

/** The survey tools of the demo; scripts and tests use the first. */
export const demoSources: readonly SeedSource[] = [
  { name: "demo", kind: "signed-json", mapping: {} },
  { name: "typeform", kind: "typeform", mapping: { touchpoint: "store", zone: "Europe/Helsinki" } },
  { name: "delighted", kind: "delighted", mapping: { touchpoint: "support" } },
  {
    name: "formbricks",
    kind: "formbricks",
    mapping: {
      touchpoint: "payment",
      survey: { kind: "csat" },
      fields: { score: "smiley" },
      labels: { happy: 5, okay: 3, sad: 1 },
    },
  },
];

/** How the demo's company signs its mails. */
export const demoOrganisation = { name: "Kotikone Oy", email: "asiakaspalvelu@kotikone.example" } as const;
