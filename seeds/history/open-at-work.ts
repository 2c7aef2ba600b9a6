/** Open cases that somebody has to do something about: new, at work, late, or back again. */
import type { OpenStory } from "./open-stories.js";
import { reached, settled, take } from "./stories.js";

/** The longest open first. */
export const openAtWork: readonly OpenStory[] = [
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
