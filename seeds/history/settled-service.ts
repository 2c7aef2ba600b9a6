/** Settled stories of support and the store. */
import { handled, yes, type SettledStory } from "./settled-types.js";
import { attempted, reached, settled, take } from "./stories.js";

/** In the order in which they began. */
export const settledService: readonly SettledStory[] = [
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
        followed: [
          { at: 0.5, command: reached("Pahoiteltu, ohjauskortti vaihdetaan huomenna.") },
          { at: 11, command: settled("reliability/repeated_fault", "Ohjauskortti vaihdettu, koeajo tehty.") },
        ],
      },
      { afterHours: 12, answer: "yes", comment: "Nyt toimii." },
    ],
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
];
