/** Settled stories of deliveries: three weeks ago the carrier changed and vans came late; ten days ago the old one came back. */
import { handled, yes, type SettledStory } from "./settled-types.js";
import { attempted, reached, settled, take } from "./stories.js";

const fi = { language: "fi", touchpoint: "delivery" } as const;
const sv = { language: "sv", touchpoint: "delivery" } as const;
const en = { language: "en", touchpoint: "delivery" } as const;

/** In the order in which they began. */
export const settledDeliveries: readonly SettledStory[] = [
  {
    id: "delivery-before",
    share: 0.93,
    answer: { ...fi, score: 6, comment: "Kone tuli ajallaan mutta väärä oven kätisyys." },
    acts: handled(
      [0.6, 2.4, 9],
      "Sovittu oven kääntö huollon kanssa.",
      settled("delivery/wrong_item", "Ovi käännetty."),
    ),
    words: yes(5),
  },
  {
    id: "first-late",
    share: 0.7,
    hour: 18.6,
    answer: { ...fi, score: 3, comment: "Toimitus luvattiin tiistaiksi, kone tuli vasta seuraavana maanantaina." },
    acts: handled(
      [0.4, 1.2, 6],
      "Pahoiteltu, asiakas sai selityksen uudesta kuljetusliikkeestä.",
      settled("delivery/late", "Toimitusmaksu hyvitetty.", "compensated"),
    ),
    words: yes(7, "Hyvitys tuli heti."),
  },
  {
    id: "whole-day",
    share: 0.675,
    answer: { ...fi, score: 2, comment: "Odotin kotona koko päivän eikä autoa näkynyt. Kukaan ei ilmoittanut mitään." },
    acts: handled(
      [0.3, 0.9, 11],
      "Uusi aika torstaille klo 10-12, soitetaan edellisenä päivänä.",
      settled("delivery/late", "Kone toimitettu sovittuna aikana, toimitus hyvitetty."),
    ),
    words: yes(20),
  },
  {
    id: "five-days",
    share: 0.655,
    answer: { ...sv, score: 3, comment: "Leveransen kom fem dagar för sent och ingen hörde av sig." },
    acts: handled(
      [0.5, 3, 8],
      "Ringde och bad om ursäkt, kunden vill ha frakten tillbaka.",
      settled("delivery/late", "Frakten återbetald.", "compensated"),
    ),
  },
  {
    id: "three-times",
    share: 0.64,
    hour: 20.2,
    answer: { ...fi, score: 4, comment: "Toimitusaika muuttui kolme kertaa, viimeksi samana aamuna." },
    acts: handled(
      [1.2, 5, 13],
      "Asiakas ymmärsi tilanteen, haluaa tekstiviestin ennen tuloa.",
      settled("delivery/no_information", "Kerrottu syy ja muutettu ilmoitustapa.", "explained"),
    ),
  },
  {
    id: "in-the-rain",
    share: 0.62,
    answer: { ...fi, score: 1, comment: "Kuljettaja jätti jääkaapin pihalle sateeseen ja lähti." },
    acts: handled(
      [0.2, 0.6, 9],
      "Jääkaappi haetaan pois ja tuodaan uusi huomenna.",
      settled("delivery/damaged", "Uusi jääkaappi viety sisään asti.", "replaced_or_refunded"),
    ),
    words: yes(9, "Uusi laite tuotiin siististi keittiöön."),
  },
  {
    id: "slipped-twice",
    share: 0.6,
    answer: {
      ...en,
      score: 2,
      comment: "Delivery slipped twice and the support line could not tell me where the oven was.",
    },
    acts: handled(
      [1.1, 4.2, 12],
      "Uuni löytyi terminaalista, toimitus huomenna.",
      settled("delivery/late", "Uuni toimitettu, toimitusmaksu palautettu.", "compensated"),
    ),
    words: yes(15, "Good that someone finally called."),
  },
  {
    id: "no-call-ahead",
    share: 0.585,
    answer: { ...fi, score: 5, comment: "Uusi kuljetusliike ei soittanut ennen tuloa, vaikka niin oli sovittu." },
    acts: handled(
      [2, 7, 15],
      "Sovittu soitosta jatkossa.",
      settled("delivery/no_information", "Viety eteenpäin kuljetusliikkeen kehityslistalle.", "passed_to_improvement"),
    ),
  },
  {
    id: "three-slots",
    share: 0.57,
    answer: { ...sv, score: 5, comment: "Jag fick tre olika leveranstider på en vecka." },
    acts: handled(
      [1, 4.5, 10],
      "Förklarade bytet av transportör.",
      settled("external/carrier", "Kunden fick en fast tid och den hölls."),
    ),
    words: yes(26),
  },
  {
    id: "week-late",
    share: 0.55,
    answer: { ...fi, score: 2, comment: "Astianpesukone viikon myöhässä, remonttimiehet odottivat turhaan." },
    acts: handled(
      [0.8, 3.5, 14],
      "Remontin viivästys käyty läpi, korvauksesta sovittu.",
      settled("delivery/late", "Korvattu puolen päivän työ ja toimitus.", "compensated"),
    ),
    words: yes(11),
  },
  {
    id: "same-freezer",
    share: 0.548,
    answer: {
      ...fi,
      score: 4,
      comment: "Meille luvattua astianpesukonetta ei kuulu, vaimoni on jo valittanut samasta.",
    },
    acts: [
      { at: 0.5, command: take },
      { at: 1.3, by: "sanna-makela", command: { action: "merge", intoStory: "week-late" } },
    ],
  },
  {
    id: "outside-slot",
    share: 0.53,
    answer: {
      ...en,
      score: 4,
      comment: "The driver arrived four hours outside the slot and I had to take a day off work.",
    },
    acts: handled(
      [3, 9, 20],
      "Explained the change of carrier and offered the fee back.",
      settled("delivery/late", "Delivery fee returned.", "compensated"),
    ),
  },
  {
    id: "still-in-stock",
    share: 0.515,
    hour: 21.1,
    answer: {
      ...fi,
      score: 3,
      comment: "Seurantalinkki näytti että pakastin on jo toimitettu, vaikka se oli yhä varastossa.",
    },
    acts: handled(
      [0.9, 2.2, 8],
      "Varasto lähettää pakastimen tänään.",
      settled("delivery/missing", "Pakastin perillä, seurantatieto korjattu."),
    ),
    words: yes(4, "Kiitos nopeasta soitosta."),
  },
  {
    id: "twelve-fridges",
    share: 0.495,
    answer: {
      ...en,
      score: 1,
      account: "northern-lofts",
      comment: "Twelve fridges for our rental flats and none of them came on the agreed morning.",
    },
    acts: [
      { at: 0.1, command: take },
      { at: 4.6, by: "sanna-makela", command: { action: "acknowledge-escalation" } },
      { at: 5.2, command: reached("New date agreed with the site manager, two vans.") },
      {
        at: 14,
        command: settled("delivery/late", "All twelve delivered on Thursday, discount on the invoice.", "compensated"),
      },
    ],
    words: yes(6, "All units are in. Please keep the same driver."),
  },
  {
    id: "dryer-on-the-street",
    share: 0.475,
    answer: { ...sv, score: 4, comment: "Chauffören ville inte bära in torktumlaren fast vi betalat för det." },
    acts: handled(
      [1.5, 6, 12],
      "Transportören har fått besked, avgiften betalas tillbaka.",
      settled("external/carrier", "Inbärningen återbetald.", "compensated"),
    ),
  },
  {
    id: "late-part",
    share: 0.43,
    answer: { ...fi, score: 4, comment: "Toimitus myöhästyi kaksi päivää ilman selitystä." },
    acts: handled(
      [0.6, 2, 5],
      "Kerrottu kuljetusliikkeen vaihdosta takaisin entiseen.",
      settled("delivery/late", "Selvitetty ja hyvitetty toimitus.", "compensated"),
    ),
    words: yes(3),
  },
  {
    id: "wrong-house",
    share: 0.4,
    answer: {
      ...fi,
      score: null,
      channel: "call",
      contactRequested: true,
      comment: "Asiakas soitti: pyykinpesukone on toimitettu naapuritalon osoitteeseen.",
    },
    acts: [
      { at: 1, command: take },
      { at: 1.5, command: reached("Kuljettaja siirtää koneen vielä tänään.") },
      { at: 8, command: settled("delivery/wrong_item", "Kone siirretty oikeaan osoitteeseen.") },
    ],
    words: yes(30),
  },
  {
    id: "change-of-day",
    share: 0.3,
    answer: {
      ...sv,
      score: null,
      channel: "email",
      contactRequested: true,
      comment: "Hej, jag vill byta leveransdag men hittar ingen knapp för det.",
    },
    acts: [
      { at: 2, command: attempted("email", "delivered", "Länk till bokningen skickad.") },
      { at: 5, command: reached("Ny dag bokad per telefon.") },
      { at: 5.3, command: settled("digital/hard_to_use", "Leveransdagen flyttad.", "explained") },
    ],
    words: yes(12),
  },
  {
    id: "packaging-left",
    share: 0.27,
    answer: { ...en, score: 8, comment: "Arrived on time, but the packaging was left in our hallway." },
    acts: handled(
      [2, 10, 11],
      "Packaging is collected on the next round.",
      settled("delivery/no_information", "Packaging collected."),
    ),
    words: yes(22),
  },
];
