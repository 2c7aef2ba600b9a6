/**
 * The texts of the product in the three languages, as ICU messages in `<language>/<part>.json`.
 * English is the pattern: its keys are the type, and the other two do not compile without them.
 */
import enCommon from "./en/common.json" with { type: "json" };
import enConsole from "./en/console.json" with { type: "json" };
import enMail from "./en/mail.json" with { type: "json" };
import enOffice from "./en/office.json" with { type: "json" };
import enPages from "./en/pages.json" with { type: "json" };
import fiCommon from "./fi/common.json" with { type: "json" };
import fiConsole from "./fi/console.json" with { type: "json" };
import fiMail from "./fi/mail.json" with { type: "json" };
import fiOffice from "./fi/office.json" with { type: "json" };
import fiPages from "./fi/pages.json" with { type: "json" };
import svCommon from "./sv/common.json" with { type: "json" };
import svConsole from "./sv/console.json" with { type: "json" };
import svMail from "./sv/mail.json" with { type: "json" };
import svOffice from "./sv/office.json" with { type: "json" };
import svPages from "./sv/pages.json" with { type: "json" };

/** Languages with a catalogue, in the order a choice of them is shown. */
export const languages = ["fi", "sv", "en"] as const;

/** A language with a catalogue; the same set as `Language` of the core. */
export type CatalogueLanguage = (typeof languages)[number];

const en = { ...enCommon, ...enConsole, ...enMail, ...enOffice, ...enPages };

/** Every key a text can be asked by. */
export type MessageKey = keyof typeof en;

/** All texts of one language, uncompiled. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

/** The catalogues by language. */
export const catalogues: Readonly<Record<CatalogueLanguage, Catalogue>> = {
  fi: { ...fiCommon, ...fiConsole, ...fiMail, ...fiOffice, ...fiPages },
  sv: { ...svCommon, ...svConsole, ...svMail, ...svOffice, ...svPages },
  en,
};
