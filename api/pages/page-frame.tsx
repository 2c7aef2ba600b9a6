/** What every customer page has around it: the organisation's name, the choice of language, and a way to reach a person. */
import type { ReactElement, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Language } from "../../domain/survey.js";
import { languages } from "../../locales/catalogue.js";
import { translator, type Translate } from "../../locales/translator.js";
import type { PageOrganisation } from "./page-models.js";
import { pageCss } from "./page-styles.js";

/** Names of the languages in themselves; they are not translated. */
const ownNames: Readonly<Record<Language, string>> = { fi: "Suomi", sv: "Svenska", en: "English" };

function Languages({ current, t }: { current: Language; t: Translate }): ReactElement {
  return (
    <nav className="languages" aria-label={t("page.languages")}>
      {languages.map((language) => (
        <a
          key={language}
          href={`?lang=${language}`}
          lang={language}
          hrefLang={language}
          {...(language === current ? { "aria-current": "true" as const } : {})}
        >
          {ownNames[language]}
        </a>
      ))}
    </nav>
  );
}

function Contact({ organisation, t }: { organisation: PageOrganisation; t: Translate }): ReactElement | null {
  const { email, phone } = organisation;
  if (email === null && phone === null) return null;
  return (
    <>
      <p>{t("page.contact")}</p>
      {phone === null ? null : (
        <p>
          <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{t("page.contact.phone", { phone })}</a>
        </p>
      )}
      {email === null ? null : (
        <p>
          <a href={`mailto:${email}`}>{t("page.contact.email", { email })}</a>
        </p>
      )}
    </>
  );
}

/** A whole page as an HTML document. `isPersonal` adds the line that asks not to pass the address on. */
export function renderPage(page: {
  language: Language;
  title: string;
  organisation: PageOrganisation;
  isPersonal: boolean;
  children: ReactNode;
}): string {
  const { language, title, organisation, isPersonal, children } = page;
  const t = translator(language);
  const html = renderToStaticMarkup(
    <html lang={language} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – ${organisation.name}`}</title>
        <style dangerouslySetInnerHTML={{ __html: pageCss }} />
      </head>
      <body>
        <header className="top">
          <p className="brand">{organisation.name}</p>
          <Languages current={language} t={t} />
        </header>
        <main>{children}</main>
        <footer className="bottom">
          <Contact organisation={organisation} t={t} />
          {isPersonal ? <p>{t("page.privacy")}</p> : null}
        </footer>
      </body>
    </html>,
  );
  // React puts `value` before `name`; the contract writes the buttons the other way round, and so do we.
  return `<!DOCTYPE html>${html.replace(/(<button(?: class="main")?) (value="\w+") (name="\w+")>/g, "$1 $3 $2>")}`;
}
