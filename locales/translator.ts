/** Turns catalogue keys into texts: ICU messages, compiled once per language and key. */
import { IntlMessageFormat } from "intl-messageformat";
import { catalogues, type CatalogueLanguage, type MessageKey } from "./catalogue.js";

/** What a message may be given. Instants come in as texts made by messages/instants.ts, so that the zone is the reader's. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Answers the text of a key in one language. Throws when a value the message names is missing. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** Regional conventions per language: dates and numbers as written in Finland, Sweden and Britain. */
export const locales: Readonly<Record<CatalogueLanguage, string>> = { fi: "fi-FI", sv: "sv-SE", en: "en-GB" };

const compiled = new Map<string, IntlMessageFormat>();

/**
 * A translator for one language. `<` and `>` in texts and values are plain characters: escaping is the renderer's task.
 * @example translator("fi")("staff.open", { number: "IL-1042" }) // "Avaa tapaus IL-1042"
 */
export function translator(language: CatalogueLanguage): Translate {
  return function translate(key, values) {
    const id = `${language}:${key}`;
    let message = compiled.get(id);
    if (message === undefined) {
      message = new IntlMessageFormat(catalogues[language][key], locales[language], undefined, { ignoreTag: true });
      compiled.set(id, message);
    }
    return String(message.format(values));
  };
}
