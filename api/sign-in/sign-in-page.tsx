/** What a sign-in at the identity provider has to say: why it did not work, or that an account can be linked. */
import type { ReactElement } from "react";
import type { Language } from "../../domain/survey.js";
import { translator } from "../../locales/translator.js";
import type { IdentityRefusal } from "../../usecases/identity-sign-in.js";
import { renderPage } from "../pages/page-frame.js";
import type { PageOrganisation } from "../pages/page-models.js";

/** Why nobody was signed in: a refusal, a provider that does not answer, or a sign-in to be begun again. */
export type SignInMessage = IdentityRefusal | "unavailable" | "again";

/** What all these pages need. `provider` is its name as the operator gives it. */
export interface SignInView {
  language: Language;
  organisation: PageOrganisation;
  provider: string;
}

/** A page that says why, and how to go on. */
export function renderSignInMessage(message: SignInMessage, view: SignInView): string {
  const { language, organisation, provider } = view;
  const t = translator(language);
  const title = t(`signIn.${message}.title`, { provider });
  const mayRetry = message === "unavailable" || message === "again";
  return renderPage({
    language,
    title,
    organisation,
    isPersonal: false,
    hasLanguages: false,
    children: (
      <section className="card">
        <h1>{title}</h1>
        <p>{t(`signIn.${message}.body`, { provider })}</p>
        <p className="buttons">
          {mayRetry ? <Onward href="/login/oidc" text={t("signIn.retry")} isMain /> : null}
          <Onward href="/login" text={t("signIn.back")} />
        </p>
      </section>
    ),
  });
}

/** The offer to link the reader's account; a form without a script. */
export function renderLinkOffer(view: SignInView): string {
  const { language, organisation, provider } = view;
  const t = translator(language);
  const title = t("signIn.link.title", { provider });
  return renderPage({
    language,
    title,
    organisation,
    isPersonal: false,
    children: (
      <section className="card">
        <h1>{title}</h1>
        <p>{t("signIn.link.body", { provider })}</p>
        <form method="post">
          <div className="buttons">
            <button className="main">{t("signIn.link.submit", { provider })}</button>
            <Onward href="/" text={t("signIn.link.later")} />
          </div>
        </form>
      </section>
    ),
  });
}

/** Leads on to the provider by itself: the answer to a form may not lead to another site, a page may. */
export function renderOnTheWay(url: string, view: SignInView): string {
  const { language, organisation, provider } = view;
  const t = translator(language);
  const title = t("signIn.onTheWay.title", { provider });
  return renderPage({
    language,
    title,
    organisation,
    isPersonal: false,
    hasLanguages: false,
    goesOnTo: url,
    children: (
      <section className="card">
        <h1>{title}</h1>
        <p className="buttons">
          <Onward href={url} text={t("signIn.onTheWay.go")} isMain />
        </p>
      </section>
    ),
  });
}

function Onward({ href, text, isMain = false }: { href: string; text: string; isMain?: boolean }): ReactElement {
  return (
    <a className={isMain ? "button main" : "button"} href={href}>
      {text}
    </a>
  );
}
