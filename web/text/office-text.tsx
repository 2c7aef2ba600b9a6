/** Words of the pages for administrators, leads and marketing: fetched with those pages, so that the queue does not carry them. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type office from "../../locales/en/office.json";
import { useText } from "./text-provider.js";
import { translatorOf, type Language, type TextKey, type TextValues, type Words } from "./translations.js";

/** Every key such a page can ask by. */
export type OfficeKey = TextKey | keyof typeof office;

/** Answers texts; `maybe` answers null for a key nobody wrote. */
export interface OfficeTranslate {
  (key: OfficeKey, values?: TextValues): string;
  maybe(key: string, values?: TextValues): string | null;
}

const loaders: Readonly<Record<Language, () => Promise<{ default: Words }>>> = {
  fi: () => import("../../locales/fi/office.json"),
  sv: () => import("../../locales/sv/office.json"),
  en: () => import("../../locales/en/office.json"),
};

const OfficeContext = createContext<OfficeTranslate | null>(null);

/** Words for everything below; nothing is drawn before they are there. */
export function OfficeText({ children }: { children: ReactNode }) {
  const { t, language } = useText();
  const [loaded, setLoaded] = useState<{ language: Language; words: Words } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loaders[language]().then(({ default: words }) => {
      if (isCurrent) setLoaded({ language, words });
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  const translate = useMemo<OfficeTranslate | null>(() => {
    if (loaded === null) return null;
    const own = translatorOf(loaded.language, loaded.words);
    const maybe = (key: string, values?: TextValues): string | null => own.maybe(key, values) ?? t.maybe(key, values);
    return Object.assign((key: OfficeKey, values?: TextValues) => maybe(key, values) ?? key, { maybe });
  }, [loaded, t]);
  return translate === null ? null : <OfficeContext value={translate}>{children}</OfficeContext>;
}

/** The words below {@link OfficeText}, with the language of the reader. */
export function useOfficeText(): { t: OfficeTranslate; language: Language; locale: string } {
  const t = useContext(OfficeContext);
  if (t === null) throw new Error("there are no words of the office here");
  const { language, locale } = useText();
  return { t, language, locale };
}
