/** Settled stories of installations. */
import { handled, yes, type SettledStory } from "./settled-types.js";
import { attempted, settled, take } from "./stories.js";

/** In the order in which they began. */
export const settledInstallations: readonly SettledStory[] = [
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
