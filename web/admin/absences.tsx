import { Link } from "@tanstack/react-router";
import { useNow } from "../text/now.js";
import { useOfficeText } from "../text/office-text.js";
import { exactWords } from "../text/times.js";
import { SectionHead } from "./form-fields.js";
import type { AbsenceSetting } from "./settings.js";

/** Who is away now and later; what is over is left out. */
export function Absences({
  absences,
  nameOf,
}: {
  absences: readonly AbsenceSetting[];
  nameOf: (id: string | null) => string;
}) {
  const { t, locale } = useOfficeText();
  const now = useNow(60);
  const coming = absences
    .filter((one) => Date.parse(one.to) > now)
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const at = (text: string): string => exactWords(Date.parse(text), locale);
  return (
    <section className="card" aria-labelledby="absences-title">
      <SectionHead id="absences-title" title={t("absences.title")}>
        <Link className="button-link" to="/admin/people" search={{ form: "absence" }}>
          {t("absences.add")}
        </Link>
      </SectionHead>
      {coming.length === 0 && <p className="dimmed">{t("absences.none")}</p>}
      <ul className="plain">
        {coming.map((one) => (
          <li key={one.id} className="side-row">
            <span>
              <strong>{nameOf(one.user)}</strong> {t("absences.when", { from: at(one.from), to: at(one.to) })}
              <small className="dimmed block">
                {t(`absences.give.${one.give === "all" ? "all" : "urgent"}`, {
                  name: one.delegate === null ? "none" : nameOf(one.delegate),
                })}{" "}
                {one.giveBack ? t("absences.back") : t("absences.keep")}
              </small>
            </span>
            <Link
              className="small-button"
              to="/admin/people"
              search={{ form: "absence", id: one.id }}
              aria-label={`${t("office.edit")}: ${t("absences.edit", { name: nameOf(one.user) })}`}
            >
              {t("office.edit")}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
