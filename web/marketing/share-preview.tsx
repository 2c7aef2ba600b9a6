import { useState } from "react";
import { useOfficeText } from "../text/office-text.js";
import { languageNames, languages } from "../text/translations.js";

/** The share page as the promoter sees it, in a phone, in each language. */
export function SharePreview() {
  const { t, language: own } = useOfficeText();
  const [language, setLanguage] = useState(own);
  return (
    <section className="card share-preview" aria-labelledby="share-title">
      <h2 id="share-title">{t("promoters.page")}</h2>
      <p className="dimmed">{t("promoters.pageHint")}</p>
      <div className="segments" role="group" aria-label={t("app.language")}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            className="small-button"
            aria-pressed={one === language}
            onClick={() => setLanguage(one)}
          >
            {languageNames[one]}
          </button>
        ))}
      </div>
      <div className="phone">
        <iframe
          key={language}
          className="phone-screen"
          title={t("promoters.frame", { language: languageNames[language] })}
          src={`/api/v1/promoters/share-page?lang=${language}`}
          sandbox="allow-same-origin"
        />
      </div>
    </section>
  );
}
