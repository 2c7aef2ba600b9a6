/** Settled stories of everything but deliveries; the double charge for delivery begins half-way through and has not ended. */
import { handled, yes, type SettledStory } from "./settled-types.js";
import { attempted, reached, settled, take } from "./stories.js";

/** In the order in which they began. */
export const settledOthers: readonly SettledStory[] = [
  {
    id: "wrong-parts",
    share: 0.99,
    answer: {
      language: "sv",
      touchpoint: "store",
      score: 5,
      comment: "Fick fel tillbehör med i kassen och märkte det först hemma.",
    },
    acts: [
      { at: 1, command: take },
      { at: 2, command: attempted("call", "left_message") },
      { at: 2.2, command: { action: "pause", reason: "waiting_customer", aheadHours: null } },
    ],
  },
  {
    id: "hour-on-hold",
    share: 0.97,
    answer: {
      language: "fi",
      touchpoint: "support",
      score: 4,
      comment: "Jonotin puhelimessa 50 minuuttia ja sitten linja katkesi.",
    },
    acts: handled(
      [0.7, 2.6, 3.2],
      "Soitettu takaisin, kysymys ratkesi samalla.",
      settled("access_speed/queue", "Asia hoidettu puhelimessa.", "apology_accepted"),
    ),
    words: yes(2),
  },
  {
    id: "nobody-answers",
    share: 0.95,
    answer: {
      language: "fi",
      touchpoint: "installation",
      score: 4,
      comment: "Asennusajasta piti tulla viesti, numeroon josta soitettiin ei kukaan vastaa.",
    },
    acts: [
      { at: 1, command: take },
      { at: 3, command: attempted("call", "no_answer") },
      { at: 11, command: attempted("sms", "delivered", "Pyydetty soittamaan takaisin.") },
      { at: 19, command: attempted("call", "left_message") },
      {
        at: 28,
        command: settled("access_speed/no_reply", "Kolme yritystä, viesti jätetty.", "unreachable"),
      },
    ],
  },
  {
    id: "test-answer",
    share: 0.9,
    answer: { language: "fi", touchpoint: "store", score: 1, comment: "Testivastaus, älkää huomioiko." },
    acts: [
      { at: 0.5, command: take },
      { at: 0.8, by: "ville-korhonen", command: { action: "cancel", reason: "survey_error" } },
    ],
  },
  {
    id: "three-answers",
    share: 0.88,
    answer: {
      language: "fi",
      touchpoint: "support",
      kind: "csat",
      score: 2,
      comment: "Chatissa sain kolme eri vastausta samaan kysymykseen.",
    },
    acts: handled(
      [1.4, 5, 7.5],
      "Oikea vastaus takuuajasta annettu.",
      settled("communication/contradictory", "Takuuehto kerrottu, ohje korjattu chatin tiimille.", "explained"),
    ),
    words: yes(18),
  },
  {
    id: "scratched-worktop",
    share: 0.85,
    answer: {
      language: "en",
      touchpoint: "installation",
      score: 3,
      comment: "The fitter scratched our new worktop and did not mention it.",
    },
    acts: handled(
      [0.4, 1.5, 17],
      "Kuvat pyydetty, työtaso vaihdetaan.",
      settled("staff/competence", "Työtaso vaihdettu kustannuksellamme.", "replaced_or_refunded"),
    ),
    words: yes(40, "The new worktop looks right."),
  },
  {
    id: "no-swedish",
    share: 0.82,
    answer: {
      language: "sv",
      touchpoint: "support",
      score: 5,
      comment: "Ingen på kundtjänst talade svenska trots att det lovas på sidan.",
    },
    acts: handled(
      [2, 8, 9],
      "Ringde upp på svenska.",
      settled("communication/wrong_language", "Svensk tid i telefonväxeln utökad.", "passed_to_improvement"),
    ),
  },
  {
    id: "wrong-shop",
    share: 0.8,
    answer: {
      language: "en",
      touchpoint: "support",
      score: 3,
      comment: "Please ignore this, I meant to rate a different shop.",
    },
    acts: [
      { at: 0.6, command: take },
      { at: 1, command: reached("The answer was meant for somebody else.") },
      { at: 1.4, by: "ville-korhonen", command: { action: "cancel", reason: "withdrawn" } },
    ],
  },
  {
    id: "three-repairs",
    share: 0.77,
    answer: {
      language: "fi",
      touchpoint: "support",
      score: 2,
      comment: "Viallista liesituuletinta on korjattu jo kolme kertaa.",
    },
    acts: handled(
      [0.5, 1.8, 15],
      "Laite vaihdetaan uuteen.",
      settled("reliability/repeated_fault", "Uusi liesituuletin asennettu.", "replaced_or_refunded"),
    ),
    words: yes(33, "Uusi toimii."),
  },
  {
    id: "shelf-price",
    share: 0.74,
    hour: 19.3,
    answer: {
      language: "fi",
      touchpoint: "store",
      score: 4,
      comment: "Hyllyssä oli alennushinta, kassalla veloitettiin täysi hinta.",
    },
    acts: handled(
      [0.9, 3, 4],
      "Hinta tarkistettu kuitista.",
      settled("billing_price/unexpected_charge", "Erotus palautettu kortille.", "replaced_or_refunded"),
    ),
    words: yes(8),
  },
  {
    id: "by-mistake",
    share: 0.71,
    answer: {
      language: "fi",
      touchpoint: "delivery",
      score: 0,
      comment: "Painoin vahingossa nollaa, piti olla kymmenen.",
    },
    acts: [
      { at: 0.4, command: take },
      { at: 0.9, by: "sanna-makela", command: { action: "cancel", reason: "survey_error" } },
    ],
  },
  {
    id: "missing-parts",
    share: 0.68,
    answer: {
      language: "sv",
      touchpoint: "installation",
      score: 4,
      comment: "Montören saknade rätt delar och måste komma tillbaka.",
    },
    acts: handled(
      [1.3, 4, 16],
      "Ny tid med rätt delar bokad.",
      settled("process_policy/internal_error", "Monteringen klar vid andra besöket."),
    ),
    words: yes(14),
  },
  {
    id: "came-back",
    share: 0.66,
    answer: {
      language: "fi",
      touchpoint: "support",
      score: 4,
      comment: "Korjaaja kävi, mutta vika palasi seuraavana päivänä.",
    },
    acts: handled(
      [1.1, 3, 10],
      "Uusi huoltokäynti sovittu.",
      settled("reliability/repeated_fault", "Tiiviste vaihdettu."),
    ),
    words: [
      {
        afterHours: 6,
        answer: "no",
        comment: "Kone jää edelleen kesken ohjelman.",
        then: [
          { at: 0.5, command: reached("Pahoiteltu, ohjauskortti vaihdetaan huomenna.") },
          { at: 11, command: settled("reliability/repeated_fault", "Ohjauskortti vaihdettu, koeajo tehty.") },
        ],
      },
      { afterHours: 12, answer: "yes", comment: "Nyt toimii." },
    ],
  },
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
    id: "crooked-door",
    share: 0.59,
    answer: {
      language: "fi",
      touchpoint: "installation",
      score: 5,
      comment: "Asennus kesti kuusi tuntia ja kalusteovi jäi vinoon.",
    },
    acts: handled(
      [3.5, 12, 22],
      "Säätökäynti sovittu.",
      settled("staff/competence", "Ovi säädetty, asiakas hyväksyi jäljen."),
    ),
  },
  {
    id: "returns-paper",
    share: 0.56,
    answer: {
      language: "fi",
      touchpoint: "store",
      score: 7,
      comment: "Hyvä valikoima, mutta palautus vaati turhan monta paperia.",
    },
    acts: handled(
      [4, 16, 17],
      "Kiitetty palautteesta.",
      settled("process_policy/returns", "Palautuslomake lyhennetään.", "passed_to_improvement"),
    ),
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
    answer: { language: "fi", touchpoint: "invoice", score: 4, comment: "Kotiinkuljetus laskutettiin kahteen kertaan." },
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
    answer: { language: "fi", touchpoint: "invoice", score: 5, comment: "Lasku on väärin, asennus piti kuulua hintaan." },
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
        then: [
          { at: 1.5, command: reached("Eräpäivä siirretty kahdella viikolla.") },
          { at: 2, command: settled("billing_price/wrong_invoice", "Eräpäivä korjattu.") },
        ],
      },
      { afterHours: 5, answer: "yes", comment: null },
    ],
  },
  {
    id: "rushed-seller",
    share: 0.42,
    answer: {
      language: "fi",
      touchpoint: "store",
      score: 5,
      comment: "Myyjä kiirehti eikä osannut kertoa koneiden eroista.",
    },
    acts: handled(
      [2.5, 6, 7],
      "Sovittu uusi käynti asiantuntijan kanssa.",
      settled("staff/competence", "Vertailu käyty läpi puhelimessa.", "apology_accepted"),
    ),
    words: yes(27),
  },
  {
    id: "warranty-passed",
    share: 0.38,
    answer: {
      language: "en",
      touchpoint: "support",
      score: 4,
      comment: "My warranty claim was passed between three people.",
    },
    acts: handled(
      [1, 3.5, 12],
      "One person keeps the claim from now on.",
      settled("staff/passed_around", "Claim approved, new motor ordered."),
    ),
    words: yes(17),
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
    id: "friendly-but-slow",
    share: 0.34,
    answer: { language: "sv", touchpoint: "support", score: 7, comment: "Snällt bemötande men lång kötid." },
    acts: handled(
      [5, 14, 15],
      "Tackade för responsen.",
      settled("access_speed/queue", "Återuppringning erbjuds nu i kön.", "passed_to_improvement"),
    ),
    words: yes(31),
  },
  {
    id: "reminder-fee",
    share: 0.32,
    answer: { language: "fi", touchpoint: "invoice", score: 3, comment: "Muistutuslasku tuli, vaikka maksoin ajallaan." },
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
  {
    id: "short-guidance",
    share: 0.25,
    answer: {
      language: "fi",
      touchpoint: "installation",
      score: 8,
      comment: "Siisti työ, mutta käyttöopastus jäi lyhyeksi.",
    },
    acts: handled(
      [3, 9, 9.5],
      "Uunin ohjelmat käyty läpi puhelimessa.",
      settled("communication/unclear", "Opastus annettu, ohje sähköpostiin.", "explained"),
    ),
    words: yes(4, "Nyt osaan käyttää ajastinta."),
  },
];
