/**
 * Cases that are open when the story is told, in every state an open case can be in. Everything is counted in hours of
 * opening time before now, so that the same clocks run, stand and are late whatever day and hour it is.
 */
import { attempted, reached, settled, take, type StoryAct, type StoryAnswer } from "./stories.js";
import type { CustomerWord } from "./settled-types.js";

/** A case that is still open. */
export interface OpenStory {
  id: string;
  /** When the answer came. */
  at: number;
  answer: StoryAnswer;
  acts: readonly StoryAct[];
  /** The customer's answer to "did we fix it?"; `at` = when they gave it. */
  word?: { at: number; answer: CustomerWord["answer"]; comment: string };
}

/** While the people of deliveries were away together, nobody could be given a case; hours before now. */
export const trainingAway = { from: 2, to: 0.75 } as const;

/** The longest open first. */
export const openStories: readonly OpenStory[] = [
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
    id: "dishwasher-leaks",
    at: 39.6,
    answer: {
      language: "fi",
      touchpoint: "installation",
      score: 5,
      comment: "Astianpesukone tiputtaa vettä asennuksen jälkeen.",
    },
    acts: [
      { at: 38.7, command: take },
      { at: 37.5, command: reached("Asentaja kiristää liitoksen huomenna.") },
      { at: 30.2, command: settled("staff/competence", "Liitos kiristetty.") },
    ],
    word: { at: 6.1, answer: "no", comment: "Lattialla on taas vettä." },
  },
  {
    id: "kettle-refund",
    at: 31.6,
    answer: {
      language: "en",
      touchpoint: "payment",
      score: 4,
      comment: "The refund for my returned kettle is three weeks late.",
    },
    acts: [
      { at: 30.5, command: take },
      { at: 25.5, command: reached("Return found in the warehouse, refund asked for.") },
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
    id: "forgotten-cable",
    at: 21.5,
    answer: {
      language: "en",
      touchpoint: "store",
      score: 5,
      comment: "The shop promised to call me back about the missing cable, nobody did.",
    },
    acts: [
      { at: 20.9, command: take },
      { at: 4.6, by: "ville-korhonen", command: { action: "acknowledge-escalation" } },
      { at: 4.5, by: "ville-korhonen", command: { action: "note", text: "Kaapeli on tilattu, soitto puuttuu yhä." } },
    ],
  },
  {
    id: "wrong-height",
    at: 19.8,
    answer: {
      language: "fi",
      touchpoint: "installation",
      score: 5,
      comment: "Integroitu uuni asennettiin väärään korkeuteen.",
    },
    acts: [
      { at: 19.2, command: take },
      { at: 13.9, command: reached("Uusi asennus sovitaan kalustesepän kanssa.") },
      { at: 3.1, command: { action: "note", text: "Kalusteseppä vahvistaa ajan huomenna." } },
    ],
  },
  {
    id: "hotel-invoice",
    at: 16.9,
    answer: {
      language: "fi",
      touchpoint: "invoice",
      score: 4,
      account: "rantahotelli-aallotar",
      comment: "Hotellin kuukausilasku on väärin jo toista kertaa, meiltä veloitetaan toisen yrityksen pesukoneet.",
    },
    acts: [
      { at: 16.6, command: take },
      { at: 4.1, by: "sanna-makela", command: { action: "acknowledge-escalation" } },
      {
        at: 3.9,
        by: "sanna-makela",
        command: { action: "note", text: "Sama virhe kuin viime kuussa. Laskutus tarkistaa asiakastunnuksen." },
      },
    ],
  },
  {
    id: "double-fee-again",
    at: 17.2,
    answer: {
      language: "fi",
      touchpoint: "invoice",
      score: 4,
      comment: "Toimitusmaksu on taas laskulla kahteen kertaan.",
    },
    acts: [{ at: 16.5, command: take }],
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
    id: "noisy-dishwasher",
    at: 11.94,
    answer: {
      language: "en",
      touchpoint: "support",
      score: 4,
      comment: "Still no answer to my e-mail about the noisy dishwasher.",
    },
    acts: [{ at: 11.2, command: take }],
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
        command: { action: "wait-for", teamId: "billing", note: "Onko ensimmäinen lasku hyvitetty? Laite on varattuna." },
      },
    ],
  },
  {
    id: "wrong-hinges",
    at: 7.3,
    answer: {
      language: "sv",
      touchpoint: "delivery",
      score: 2,
      comment: "Kylskåpet levererades med fel gångjärn och utan hyllor.",
    },
    acts: [{ at: 6.9, command: take }],
  },
  {
    id: "spare-part",
    at: 5.4,
    answer: {
      language: "sv",
      touchpoint: "support",
      score: 5,
      comment: "Väntar fortfarande på reservdelen som skulle levereras förra veckan.",
    },
    acts: [
      { at: 4.9, command: take },
      {
        at: 1.1,
        command: { action: "hand-over", teamId: "delivery", note: "Osa on lähetetty, toimitus hukassa kuljetuksessa." },
      },
    ],
  },
  {
    id: "smoking-dryer",
    at: 3.2,
    answer: {
      language: "fi",
      touchpoint: "support",
      score: 1,
      contactRequested: true,
      comment: "Kuivausrumpu alkoi savuta ja sain sähköiskun sen kotelosta.",
    },
    acts: [
      { at: 3.1, command: take },
      { at: 2.9, command: reached("Laite irti sähköstä, ei vammoja. Huolto hakee sen tänään.") },
      {
        at: 2.8,
        command: { action: "promise", aheadHours: 2.6, text: "Soitan, kun huolto on tutkinut laitteen." },
      },
      {
        at: 2.7,
        command: { action: "note", text: "Sarjanumero välitetty valmistajalle ja tuoteturvallisuudesta vastaavalle." },
      },
    ],
  },
  {
    id: "long-queue",
    at: 2.7,
    answer: {
      language: "fi",
      touchpoint: "store",
      score: 7,
      comment: "Kivat myyjät, mutta kassajono oli pitkä lauantaina.",
    },
    acts: [],
  },
  {
    id: "all-day-slot",
    at: 1.6,
    answer: {
      language: "fi",
      touchpoint: "delivery",
      score: 5,
      comment: "Toimitusikkuna oli koko päivä, en voi odottaa töistä poissa.",
    },
    acts: [],
  },
  {
    id: "install-date",
    at: 1.3,
    answer: {
      language: "fi",
      touchpoint: "support",
      score: null,
      channel: "chat",
      contactRequested: true,
      comment: "Haluaisin tietää milloin uusi asennusaika vahvistetaan.",
    },
    acts: [{ at: 0.5, command: take }],
  },
  {
    id: "dented-drum",
    at: 0.6,
    answer: {
      language: "fi",
      touchpoint: "delivery",
      score: 2,
      comment: "Pesukoneen rumpu oli lommolla kun paketti avattiin.",
    },
    acts: [],
  },
  {
    id: "wrong-address-fee",
    at: 0.45,
    answer: {
      language: "sv",
      touchpoint: "invoice",
      score: 4,
      comment: "Fakturan kom till fel adress och nu krävs en påminnelseavgift.",
    },
    acts: [],
  },
];

/** Somebody whose case was settled is unhappy again: the same customer as in the story named. */
export const unhappyAgain = {
  of: "late-part",
  at: 3.4,
  answer: {
    language: "fi",
    touchpoint: "delivery",
    score: 3,
    comment: "Nyt myöhästyi myös varaosa, alan väsyä tähän.",
  },
} as const satisfies { of: string; at: number; answer: StoryAnswer };
