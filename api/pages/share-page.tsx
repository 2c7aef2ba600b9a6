/** `/r/<token>`: a promoter's own link and three ways to send it. We never write to the friend, so no address is asked for. */
import type { Language } from "../../domain/survey.js";
import { translator } from "../../locales/translator.js";
import { renderPage } from "./page-frame.js";
import type { SharePageModel } from "./page-models.js";
import { QrCode } from "./qr-code.js";

/** The page. Everything works without a script: copying by hand, and links that open the reader's own programs. */
export function renderSharePage(model: SharePageModel, view: { language: Language }): string {
  const { language } = view;
  const t = translator(language);
  const organisation = model.organisation.name;
  const title = t("share.title");
  const text = t("share.defaultText", { organisation, link: model.link });
  const body = encodeURIComponent(text);
  const subject = encodeURIComponent(t("share.mailSubject", { organisation }));
  return renderPage({
    language,
    title,
    organisation: model.organisation,
    // Its link is there to be passed on.
    isPersonal: false,
    children: model.isOpen ? (
      <>
        <section className="card">
          <h1>{title}</h1>
          <p>{t("share.intro", { organisation })}</p>
          <label htmlFor="link">{t("share.link")}</label>
          <input id="link" type="text" readOnly value={model.link} aria-describedby="link-hint" />
          <p id="link-hint" className="hint">
            {t("share.linkHint")}
          </p>
          <label htmlFor="text">{t("share.text")}</label>
          <textarea id="text" rows={5} defaultValue={text} />
          <div className="buttons">
            <a className="button main" href={`mailto:?subject=${subject}&body=${body}`}>
              {t("share.mail")}
            </a>
            <a className="button" href={`sms:?&body=${body}`}>
              {t("share.sms")}
            </a>
            <a className="button" href={`https://wa.me/?text=${body}`} rel="noreferrer">
              {t("share.whatsapp")}
            </a>
          </div>
          <h2>{t("share.qr")}</h2>
          <p className="hint">{t("share.qrHint")}</p>
          <QrCode text={model.link} name={t("share.qrName")} />
        </section>
        {model.reward === null && model.terms === null ? null : (
          <section className="card">
            {model.reward === null ? null : (
              <>
                <h2>{t("share.reward")}</h2>
                <p>{model.reward}</p>
              </>
            )}
            {model.terms === null ? null : (
              <>
                <h2>{t("share.terms")}</h2>
                <p>{model.terms}</p>
              </>
            )}
          </section>
        )}
      </>
    ) : (
      <section className="card">
        <h1>{title}</h1>
        <p>{t("share.closed")}</p>
      </section>
    ),
  });
}

/** What the friend sees who follows a shared link: who recommends whom stays between the two; only our contact is shown. */
export function renderInvitationPage(model: SharePageModel, view: { language: Language }): string {
  const t = translator(view.language);
  const title = t("invitation.title", { organisation: model.organisation.name });
  return renderPage({
    language: view.language,
    title,
    organisation: model.organisation,
    isPersonal: false,
    children: (
      <section className="card">
        <h1>{title}</h1>
        <p>{t("invitation.body")}</p>
        <p>{t("invitation.how")}</p>
        {model.terms === null ? null : <p className="hint">{model.terms}</p>}
      </section>
    ),
  });
}
