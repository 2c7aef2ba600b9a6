/** The people and companies of the story. */
import type { ResponseConsent, ResponseCustomer } from "../../domain/survey-response.js";
import { between, type Chance } from "./chance.js";

/** Languages the customers write in. */
export type StoryLanguage = "fi" | "sv" | "en";

/** A customer of the story as every answer of theirs names them. */
export interface StoryCustomer {
  customer: ResponseCustomer;
  consent: ResponseConsent;
  language: StoryLanguage;
}

/** Companies that buy from Kotikone, by id; an owner gets every case of theirs. */
export const storyAccounts = [
  { id: "rantahotelli-aallotar", name: "Rantahotelli Aallotar Oy", tier: "gold", amount: 48_000, owner: null },
  { id: "northern-lofts", name: "Northern Lofts Rentals Ltd", tier: "gold", amount: 31_500, owner: null },
  {
    id: "byggservice-lindqvist",
    name: "Byggservice Lindqvist Ab",
    tier: "silver",
    amount: 9_400,
    owner: "elin-lindholm",
  },
  { id: "asunto-mantykumpu", name: "Asunto Oy Mäntykumpu", tier: "silver", amount: 7_200, owner: null },
  { id: "kahvila-kuura", name: "Kahvila Kuura Ky", tier: "bronze", amount: 2_600, owner: null },
] as const;

const names: Readonly<Record<StoryLanguage, { first: readonly string[]; last: readonly string[] }>> = {
  fi: {
    first:
      "Aino Eero Helmi Ilkka Jaana Kalle Leena Matti Niina Olli Päivi Risto Sari Tapio Ulla Veikko Anneli Heikki Johanna Pekka Riitta Timo Virpi Antti Marjo Jari Kaisa Mika Outi Sampo".split(
        " ",
      ),
    last: "Aaltonen Harju Hiltunen Jokela Kallio Karppinen Koskela Laine Lehto Manninen Mattila Nurmi Ojala Pitkänen Rantanen Salo Savolainen Tuominen Vainio Väisänen Ylönen Ahola Eskelinen".split(
      " ",
    ),
  },
  sv: {
    first: "Anders Birgitta Christian Disa Erik Fredrika Gunnar Hanna Isak Josefin Kaj Linnea Magnus Nina".split(" "),
    last: "Backman Eklund Forsell Granholm Holmberg Karlsson Lundqvist Nyman Sandström Wikström Österberg".split(" "),
  },
  en: {
    first: "Alice Brian Charlotte Daniel Eleanor Farid Grace Henry Isla Kwame Maria Oliver Priya Samuel".split(" "),
    last: "Anderson Bennett Chowdhury Dawson Ellis Fraser Gupta Hughes Kelly Martin Okafor Parker Reid".split(" "),
  },
};

/** Hands out customers nobody had before; the same chance gives the same people in the same order. */
export function customerDirectory(chance: Chance): (language: StoryLanguage) => StoryCustomer {
  const counts: Record<StoryLanguage, number> = { fi: 0, sv: 0, en: 0 };
  let total = 0;
  return (language) => {
    const { first, last } = names[language];
    const index = counts[language];
    counts[language] += 1;
    total += 1;
    // Two lists without a common factor: no pair comes twice before all have come.
    const given = first[index % first.length] ?? "";
    const family = last[(index * 5) % last.length] ?? "";
    const marketing = chance();
    return {
      language,
      customer: {
        externalId: `kk-${10_000 + total * 37}`,
        email: `${asAddress(given)}.${asAddress(family)}@posti.example`,
        name: `${given} ${family}`,
        phone: chance() < 0.6 ? `+35840${Math.floor(between(chance, 1_000_000, 9_999_999))}` : null,
        language,
        account: null,
        tier: null,
        yearlyValue: chance() < 0.3 ? { amount: Math.round(between(chance, 2, 24)) * 50, currency: "EUR" } : null,
      },
      consent: { contact: true, marketing: marketing < 0.68 ? true : marketing < 0.82 ? false : null },
    };
  };
}

/** A customer who answers for a company. */
export function ofAccount(one: StoryCustomer, accountId: string): StoryCustomer {
  const account = storyAccounts.find(({ id }) => id === accountId);
  if (account === undefined) throw new Error(`no account ${accountId} in the story`);
  const local = one.customer.email?.split("@")[0] ?? "";
  return {
    ...one,
    customer: {
      ...one.customer,
      email: `${local}@${account.id}.example`,
      account: account.id,
      tier: account.tier,
      yearlyValue: { amount: account.amount, currency: "EUR" },
    },
  };
}

function asAddress(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[^a-z]/g, "");
}
