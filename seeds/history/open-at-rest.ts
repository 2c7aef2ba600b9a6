/** Open cases that wait: for the customer, for another team, for a day, or for the customer's word that it is fixed. */
import type { OpenStory } from "./open-stories.js";
import { attempted, reached, settled, take } from "./stories.js";

/** The longest open first. */
export const openAtRest: readonly OpenStory[] = [
  {
    id: "repair-dragged-on",
    at: 49.7,
    answer: { language: "sv", touchpoint: "support", score: 4, comment: "Reparationen drog ut på tiden utan besked." },
    acts: [
      { at: 49.2, command: take },
      { at: 45.8, command: reached("Maskinen är klar på torsdag.") },
      { at: 36.4, command: settled("access_speed/slow_handling", "Maskinen reparerad och hemkörd.") },
    ],
  },
  {
    id: "missing-box",
    at: 29.8,
    answer: {
      language: "en",
      touchpoint: "delivery",
      score: 5,
      comment: "One of the two boxes was missing when the van left.",
    },
    acts: [
      { at: 29.5, command: take },
      { at: 26.3, command: reached("Second box is on tomorrow's van.") },
      { at: 18.2, command: settled("delivery/missing", "Second box delivered.") },
    ],
  },
  {
    id: "noisy-fridge",
    at: 25.2,
    answer: { language: "fi", touchpoint: "support", score: 4, comment: "Jääkaappi pitää kovaa ääntä öisin." },
    acts: [
      { at: 23.7, command: take },
      { at: 20.15, command: attempted("call", "left_message", "Pyydetty äänite laitteesta.") },
      { at: 20.1, command: { action: "pause", reason: "waiting_customer", aheadHours: null } },
    ],
  },
  {
    id: "electrician",
    at: 24.5,
    answer: {
      language: "en",
      touchpoint: "installation",
      score: 3,
      comment: "The new hob still needs an electrician and no one books one.",
    },
    acts: [
      { at: 23.7, command: take },
      { at: 20.5, command: reached("Electrician suggested for next week.") },
      { at: 12.2, command: reached("Date agreed, customer is away until then.", "email") },
      { at: 12.15, command: { action: "pause", reason: "agreed_later", aheadHours: 18.5 } },
    ],
  },
  {
    id: "display-model",
    at: 13.4,
    answer: {
      language: "fi",
      touchpoint: "store",
      score: 4,
      comment: "Näyttelykappale oli naarmuinen, hyvitystä luvattiin muttei kuulunut.",
    },
    acts: [
      { at: 12.9, command: take },
      { at: 8.5, command: reached("Hyvitys 80 euroa, asiakas haluaa sen lahjakorttina.") },
      { at: 2.4, command: { action: "snooze", aheadHours: 6.2 } },
    ],
  },
  {
    id: "gift-card",
    at: 12.6,
    answer: {
      language: "fi",
      touchpoint: "payment",
      kind: "csat",
      score: 2,
      comment: "Lahjakortti ei kelvannut verkkokaupassa.",
    },
    acts: [
      { at: 11.9, command: take },
      { at: 8.8, command: reached("Kortti avattu uudelleen, asiakas kokeilee illalla.") },
      { at: 5.2, command: settled("billing_price/payment_problem", "Lahjakortti toimii.") },
    ],
  },
  {
    id: "exchange-blocked",
    at: 9.3,
    answer: {
      language: "fi",
      touchpoint: "support",
      score: 4,
      comment: "Vaihtolaitetta ei saa, koska edellinen lasku on teillä sekaisin.",
    },
    acts: [
      { at: 8.6, command: take },
      { at: 6.2, command: reached("Laite varattu, odottaa laskun selvitystä.") },
      {
        at: 3.1,
        command: {
          action: "wait-for",
          teamId: "billing",
          note: "Onko ensimmäinen lasku hyvitetty? Laite on varattuna.",
        },
      },
    ],
  },
];
