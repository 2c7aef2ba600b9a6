/** Pages that only say something: a dead link, a form that could not be read, a failure. They tell nothing about anybody. */
import type { Language } from "../../domain/survey.js";
import { translator } from "../../locales/translator.js";
import { renderPage } from "./page-frame.js";
import type { PageOrganisation } from "./page-models.js";

/** What there is to say. */
export type PageMessage = "notFound" | "expired" | "error" | "tooLarge" | "badForm";

/** A page with a title, a sentence and the organisation's contact. */
export function renderMessagePage(
  message: PageMessage,
  view: { language: Language; organisation: PageOrganisation },
): string {
  const t = translator(view.language);
  const title = t(`page.${message}.title`);
  return renderPage({
    language: view.language,
    title,
    organisation: view.organisation,
    isPersonal: false,
    children: (
      <section className="card">
        <h1>{title}</h1>
        <p>{t(`page.${message}.body`)}</p>
      </section>
    ),
  });
}
