/** `/a/<token>`: what a link in a mail to staff opens. Before somebody signs in it shows a number, a severity and a time, and nothing about the customer. */
import type { ReactElement, ReactNode } from "react";
import type { Language } from "../../domain/survey.js";
import { catalogues, type MessageKey } from "../../locales/catalogue.js";
import { translator, type Translate } from "../../locales/translator.js";
import { formatInstant } from "../../messages/instants.js";
import type { StaffActionPage } from "../../usecases/staff-action.js";
import { renderPage } from "./page-frame.js";
import type { PageOrganisation } from "./page-models.js";

/** Who reads, and whose page it is. */
export interface StaffLinkView {
  language: Language;
  organisation: PageOrganisation;
}

function page(view: StaffLinkView, title: string, isPersonal: boolean, children: ReactNode): string {
  return renderPage({
    ...view,
    title,
    isPersonal,
    children: (
      <section className="card">
        <h1>{title}</h1>
        {children}
      </section>
    ),
  });
}

function Headline({ model, t }: { model: StaffActionPage; t: Translate }): ReactElement | null {
  const { due, now, language, zone } = model;
  if (due === null) return null;
  const known: Readonly<Record<string, string>> = catalogues.en;
  const key = `clock.${due.kind}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the catalogue was asked
  const what = t(known[key] === undefined ? "take.promise" : (key as MessageKey));
  const text = t(due.dueAt <= now ? "staff.due.past" : "staff.due.upcoming", {
    clock: what.charAt(0).toLocaleUpperCase() + what.slice(1),
    due: formatInstant(due.dueAt, language, zone),
  });
  return <p>{text}</p>;
}

/** The case's headline with the button; or, once the action is done, how it stands. `isFresh` = it was done just now. */
export function renderStaffAction(
  model: StaffActionPage,
  view: StaffLinkView & { isSignedIn: boolean; isFresh: boolean },
): string {
  const t = translator(view.language);
  const { action } = model;
  const title = t("take.title", { number: model.number, severity: t(`severity.${model.severity}`) });
  return page(
    view,
    title,
    true,
    model.isDone ? (
      <>
        <p className="note good" role="status">
          {t(`take.${action}.${view.isFresh ? "done" : "already"}`)}
        </p>
        <Headline model={{ ...model, language: view.language }} t={t} />
        <p className="buttons">
          <a className="button" href={model.caseUrl}>
            {t("take.open")}
          </a>
        </p>
      </>
    ) : (
      <>
        <Headline model={{ ...model, language: view.language }} t={t} />
        <p>{t(`take.${action}.body`)}</p>
        <form method="post">
          <div className="buttons">
            <button className="main">{t(`take.${action}.submit`)}</button>
          </div>
        </form>
        {view.isSignedIn ? null : <p className="hint">{t("take.signInFirst")}</p>}
        <p className="buttons">
          <a className="button" href={model.caseUrl}>
            {t("take.open")}
          </a>
        </p>
      </>
    ),
  );
}

/** Asks to sign in and leads back. */
export function renderSignInFirst(signInHref: string, view: StaffLinkView): string {
  const t = translator(view.language);
  return page(
    view,
    t("take.signIn.title"),
    true,
    <>
      <p>{t("take.signIn.body")}</p>
      <p className="buttons">
        <a className="button main" href={signInHref}>
          {t("take.signIn.go")}
        </a>
      </p>
    </>,
  );
}

/** The one page for every link that opens nothing for this reader. */
export function renderGoneLink(view: StaffLinkView): string {
  const t = translator(view.language);
  return page(
    view,
    t("take.gone.title"),
    false,
    <>
      <p>{t("take.gone.body")}</p>
      <p className="buttons">
        <a className="button" href="/cases">
          {t("take.gone.go")}
        </a>
      </p>
    </>,
  );
}

/** The button of a one-time sign-in link. */
export function renderOneTimeSignIn(view: StaffLinkView): string {
  const t = translator(view.language);
  return page(
    view,
    t("signIn.oneTime.title"),
    true,
    <>
      <p>{t("signIn.oneTime.body")}</p>
      <form method="post">
        <div className="buttons">
          <button className="main">{t("signIn.oneTime.submit")}</button>
        </div>
      </form>
    </>,
  );
}
