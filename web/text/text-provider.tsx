import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { languages, loadWords, locales, translatorOf, type Language, type Translate } from "./translations.js";

interface Text {
  t: Translate;
  language: Language;
  locale: string;
  setLanguage: (language: Language) => void;
}

const TextContext = createContext<Text | null>(null);
const storageKey = "innerloop-language";

/** The language chosen on this device, or null. */
function chosenLanguage(): Language | null {
  const kept = localStorage.getItem(storageKey);
  return languages.find((one) => one === kept) ?? null;
}

function deviceLanguage(): Language {
  return languages.find((one) => navigator.languages.some((name) => name.toLowerCase().startsWith(one))) ?? "en";
}

/** Words for everything below; `preferred` is the person's own language, which a choice on this device outranks. */
export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => chosenLanguage() ?? deviceLanguage());
  const [loaded, setLoaded] = useState<{ language: Language; t: Translate } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadWords(language).then((words) => {
      if (isCurrent) setLoaded({ language, t: translatorOf(language, words) });
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  useEffect(() => {
    if (loaded !== null) document.documentElement.lang = loaded.language;
  }, [loaded]);
  const value = useMemo<Text | null>(
    () =>
      loaded === null
        ? null
        : {
            ...loaded,
            locale: locales[loaded.language],
            setLanguage: (next) => {
              localStorage.setItem(storageKey, next);
              setLanguage(next);
            },
          },
    [loaded],
  );
  return value === null ? null : <TextContext value={value}>{children}</TextContext>;
}

/** The words and the language of the reader. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (text === null) throw new Error("there are no words here");
  return text;
}

/** Takes a person's own language over when nothing was chosen on this device. */
export function usePreferredLanguage(preferred: string | undefined): void {
  const { language, setLanguage } = useText();
  useEffect(() => {
    const own = languages.find((one) => one === preferred);
    if (own !== undefined && own !== language && chosenLanguage() === null) setLanguage(own);
  }, [preferred, language, setLanguage]);
}
