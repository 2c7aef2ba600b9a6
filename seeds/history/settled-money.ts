/** Settled stories of payments and invoices; the double charge for delivery begins half-way through and has not ended. */
import { handled, yes, type SettledStory } from "./settled-types.js";
import { reached, settled, take } from "./stories.js";

/** In the order in which they began. */
export const settledMoney: readonly SettledStory[] = [
  {
    id: "instalments",
    share: 0.61,
    answer: {
      language: "en",
      touchpoint: "payment",
      kind: "ces",
      score: 2,
      comment: "Paying by instalment took three attempts and a phone call.",
    },
    acts: handled(
      [0.5, 2.5, 6],
      "Maksu meni läpi puhelun aikana.",
      settled("billing_price/payment_problem", "Maksu vahvistettu, virhe ilmoitettu verkkokaupalle."),
    ),
    words: yes(10),
  },
  {
    id: "card-refused",
    share: 0.52,
    answer: {
      language: "sv",
      touchpoint: "payment",
      kind: "ces",
      score: 3,
      comment: "Det gick inte att betala med kort i webbutiken.",
    },
    acts: handled(
      [1.6, 5.5, 9],
      "Maksulinkki lähetetty, asiakas maksoi sillä.",
      settled("billing_price/payment_problem", "Maksu onnistui linkillä."),
    ),
    words: yes(16),
  },
  {
    id: "double-fee",
    share: 0.5,
    answer: {
      language: "fi",
      touchpoint: "invoice",
      score: 4,
      comment: "Kotiinkuljetus laskutettiin kahteen kertaan.",
    },
    acts: handled(
      [0.8, 2, 5],
      "Lasku tarkistettu, kuljetusrivi on kahdesti.",
      settled("billing_price/wrong_invoice", "Hyvityslasku lähetetty."),
    ),
    words: yes(21),
  },
  {
    id: "still-no-refund",
    share: 0.46,
    answer: {
      language: "en",
      touchpoint: "invoice",
      score: 3,
      comment: "I was charged the delivery fee twice and the refund is still not here.",
    },
    acts: handled(
      [0.6, 3, 13],
      "Same error as on other invoices, refund on its way.",
      settled("billing_price/refund_delayed", "Refund paid to the card.", "replaced_or_refunded"),
    ),
    words: yes(19, "The money arrived."),
  },
  {
    id: "second-message",
    share: 0.455,
    answer: {
      language: "en",
      touchpoint: "invoice",
      score: 4,
      comment: "Second message about the same double charge, nobody has replied from this address yet.",
    },
    acts: [
      { at: 0.7, command: take },
      { at: 1.1, by: "sanna-makela", command: { action: "merge", intoStory: "still-no-refund" } },
    ],
  },
  {
    id: "installation-included",
    share: 0.44,
    answer: {
      language: "fi",
      touchpoint: "invoice",
      score: 5,
      comment: "Lasku on väärin, asennus piti kuulua hintaan.",
    },
    acts: handled(
      [1.5, 6, 8],
      "Tarjous tarkistettu: asennus kuuluu hintaan.",
      settled("billing_price/wrong_invoice", "Korjattu lasku lähetetty."),
    ),
    words: [
      {
        afterHours: 9,
        answer: "partly",
        comment: "Uudella laskulla on oikea summa mutta väärä eräpäivä.",
        followed: [
          { at: 1.5, command: reached("Eräpäivä siirretty kahdella viikolla.") },
          { at: 2, command: settled("billing_price/wrong_invoice", "Eräpäivä korjattu.") },
        ],
      },
      { afterHours: 5, answer: "yes", comment: null },
    ],
  },
  {
    id: "no-confirmation",
    share: 0.36,
    hour: 22.4,
    answer: {
      language: "fi",
      touchpoint: "payment",
      score: 4,
      comment: "Verkkokauppa veloitti kortilta, mutta tilausvahvistusta ei tullut.",
    },
    acts: handled(
      [0.5, 1, 2.5],
      "Tilaus löytyi, vahvistus lähetetty uudelleen.",
      settled("digital/does_not_work", "Vahvistus toimitettu, sähköpostiosoite korjattu."),
    ),
    words: yes(1),
  },
  {
    id: "reminder-fee",
    share: 0.32,
    answer: {
      language: "fi",
      touchpoint: "invoice",
      score: 3,
      comment: "Muistutuslasku tuli, vaikka maksoin ajallaan.",
    },
    acts: handled(
      [0.4, 1.6, 4],
      "Maksu kohdistunut väärälle tilaukselle.",
      settled("billing_price/wrong_invoice", "Maksu kohdistettu, muistutus mitätöity."),
    ),
    words: yes(6),
  },
  {
    id: "part-payment",
    share: 0.29,
    answer: {
      language: "fi",
      touchpoint: "invoice",
      kind: "ces",
      score: 3,
      comment: "Laskun maksaminen osissa oli hankalaa, ohje puuttui kokonaan.",
    },
    acts: handled(
      [1.2, 4, 6],
      "Maksusuunnitelma tehty yhdessä.",
      settled("process_policy/too_complicated", "Ohje lähetetty ja maksuerät sovittu.", "explained"),
    ),
    words: yes(13),
  },
];
