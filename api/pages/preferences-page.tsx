/** `/p/<token>`: which messages a person gets, changed with one press and without logging in. */
import type { ReactElement } from "react";
import type { Language } from "../../domain/survey.js";
import { translator, type Translate } from "../../locales/translator.js";
import { renderPage } from "./page-frame.js";
import type { PreferencesPageModel } from "./page-models.js";

/** What to say above the form: nothing, that it was saved, or that it could not be read. */
export type PreferencesNotice = "none" | "saved" | "unsubscribed" | "bad";

function Notice({ notice, t }: { notice: PreferencesNotice; t: Translate }): ReactElement | null {
  if (notice === "none") return null;
  return notice === "bad" ? (
    <p className="note bad" role="alert">
      {t("preferences.bad")}
    </p>
  ) : (
    <p className="note good" role="status">
      {t(`preferences.${notice}`)}
    </p>
  );
}

function Choice(props: { name: "surveys" | "offers"; isOn: boolean; t: Translate }): ReactElement {
  const { name, isOn, t } = props;
  return (
    <label className="check">
      <input type="checkbox" name={name} value="on" defaultChecked={isOn} />
      <span>
        {t(`preferences.${name}`)} <span className="hint">{t(`preferences.${name}Hint`)}</span>
      </span>
    </label>
  );
}

/** The page; showing it changes nothing. */
export function renderPreferencesPage(
  model: PreferencesPageModel,
  view: { language: Language; notice: PreferencesNotice },
): string {
  const { language, notice } = view;
  const t = translator(language);
  const title = t("preferences.title");
  const isNone = !model.surveys && !model.offers;
  return renderPage({
    language,
    title,
    organisation: model.organisation,
    isPersonal: true,
    children: (
      <section className="card">
        <h1 id="choices">{title}</h1>
        {model.address === null ? null : <p className="hint">{t("preferences.for", { address: model.address })}</p>}
        <Notice notice={notice} t={t} />
        {isNone && notice !== "unsubscribed" ? <p>{t("preferences.none")}</p> : null}
        <form method="post" action={`?lang=${language}`}>
          <fieldset aria-labelledby="choices">
            <Choice name="surveys" isOn={model.surveys} t={t} />
            <Choice name="offers" isOn={model.offers} t={t} />
          </fieldset>
          <div className="buttons">
            <button className="main" name="action" value="save">
              {t("preferences.save")}
            </button>
            {isNone ? (
              <button name="action" value="allow_all">
                {t("preferences.allowAll")}
              </button>
            ) : (
              <button name="action" value="stop_all">
                {t("preferences.stopAll")}
              </button>
            )}
          </div>
        </form>
        <p className="hint">{t("preferences.service")}</p>
      </section>
    ),
  });
}
