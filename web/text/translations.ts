/** The console's words: the catalogue of one language, fetched when it is needed, compiled message by message. */
import { IntlMessageFormat } from "intl-messageformat";
import type common from "../../locales/en/common.json";
import type own from "../../locales/en/console.json";

/** Languages of the console, in the order a choice of them is shown. */
export const languages = ["fi", "sv", "en"] as const;
/** A language of the console. */
export type Language = (typeof languages)[number];
/** Every key a text can be asked by. */
export type TextKey = keyof typeof common | keyof typeof own;
/** The words of one language. */
export type Words = Readonly<Record<string, string>>;
/** What a message may be given. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Names of the languages, each in itself. */
export const languageNames: Readonly<Record<Language, string>> = { fi: "Suomi", sv: "Svenska", en: "English" };
/** Regional conventions per language. */
export const locales: Readonly<Record<Language, string>> = { fi: "fi-FI", sv: "sv-SE", en: "en-GB" };

const loaders: Readonly<Record<Language, () => Promise<{ default: Words }[]>>> = {
  fi: () => Promise.all([import("../../locales/fi/common.json"), import("../../locales/fi/console.json")]),
  sv: () => Promise.all([import("../../locales/sv/common.json"), import("../../locales/sv/console.json")]),
  en: () => Promise.all([import("../../locales/en/common.json"), import("../../locales/en/console.json")]),
};

/** Fetches the words of a language. */
export async function loadWords(language: Language): Promise<Words> {
  const parts = await loaders[language]();
  return Object.assign({}, ...parts.map((part) => part.default)) as Words;
}

/** Answers texts; `maybe` answers null for a key nobody wrote (codes that come from the server). */
export interface Translate {
  (key: TextKey, values?: TextValues): string;
  maybe(key: string, values?: TextValues): string | null;
}

/** A translator over loaded words. */
export function translatorOf(language: Language, words: Words): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  const maybe = (key: string, values?: TextValues): string | null => {
    const text = words[key];
    if (text === undefined) return null;
    let message = compiled.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(text, locales[language], undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
  return Object.assign((key: TextKey, values?: TextValues) => maybe(key, values) ?? key, { maybe });
}
