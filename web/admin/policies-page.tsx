import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { mayOpen, usePerson } from "../frame/session.js";
import { businessWords } from "../text/times.js";
import { OfficeText, useOfficeText, type OfficeTranslate } from "../text/office-text.js";
import { AdminPage } from "./admin-page.js";
import { CalendarForm } from "./calendar-form.js";
import { SectionHead } from "./form-fields.js";
import { PublishDialog } from "./publish-dialog.js";
import {
  calendarsQuery,
  policiesQuery,
  type CalendarSetting,
  type PolicySetting,
  type RungSetting,
} from "./settings.js";
import { days, weekdayNames } from "./weekdays.js";

const clocks = ["acknowledge", "first_contact", "next_update", "resolve"] as const;

/** `/admin/policies`: which clocks hold for which cases, and when we are open. */
export function PoliciesPage() {
  return (
    <OfficeText>
      <Policies />
    </OfficeText>
  );
}

function Policies() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "admin");
  const { form, id } = useSearch({ from: "/admin/policies" });
  const navigate = useNavigate();
  const policies = useQuery({ ...policiesQuery, enabled: isAllowed }).data;
  const calendars = useQuery({ ...calendarsQuery, enabled: isAllowed }).data;
  const close = (): void => void navigate({ to: "/admin/policies", search: {} });
  const publishing = policies?.find((one) => one.id === id);
  return (
    <AdminPage title={t("app.policies")}>
      <h2>{t("admin.policies.title")}</h2>
      {policies?.map((policy) => (
        <Policy key={policy.id} policy={policy} />
      ))}
      <p className="dimmed">{t("policy.readOnly")}</p>
      <SectionHead title={t("admin.calendars.title")}>
        <Link className="button-link" to="/admin/policies" search={{ form: "calendar" }}>
          {t("calendars.add")}
        </Link>
      </SectionHead>
      <div className="cards">
        {calendars?.map((calendar) => (
          <Calendar key={calendar.id} calendar={calendar} />
        ))}
      </div>
      {form === "calendar" && calendars !== undefined && (
        <CalendarForm
          key={id ?? ""}
          stored={calendars.find((one) => one.id === id) ?? null}
          taken={calendars.map((one) => one.id)}
          onClose={close}
        />
      )}
      {form === "publish" && publishing !== undefined && <PublishDialog policy={publishing} onClose={close} />}
    </AdminPage>
  );
}

function Policy({ policy }: { policy: PolicySetting }) {
  const { t } = useOfficeText();
  const title = `policy-${policy.id}`;
  return (
    <section className="card" aria-labelledby={title}>
      <div className="source-head">
        <h3 id={title}>{policy.name}</h3>
        <span className="status">
          {policy.publishedVersion === null
            ? t("admin.policies.draft")
            : t("admin.policies.version", { version: policy.publishedVersion })}
        </span>
        <Link
          className="small-button push"
          to="/admin/policies"
          search={{ form: "publish", id: policy.id }}
          aria-label={t("policy.publishOne", { name: policy.name })}
        >
          {t("policy.publish")}
        </Link>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("admin.policies.when")}</th>
              {clocks.map((clock) => (
                <th key={clock} scope="col" className="number">
                  {t(`clock.${clock}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {policy.rules.map((rule, index) => {
              const when = Object.values(rule.when ?? {})
                .map((values) => values.join(", "))
                .filter((text) => text !== "");
              return (
                <tr key={index}>
                  <th scope="row">{when.length === 0 ? t("admin.policies.all") : when.join(" / ")}</th>
                  {clocks.map((clock) => {
                    const budgetMs = rule.clocks[clock]?.budgetMs ?? 0;
                    return (
                      <td key={clock} className="number">
                        {budgetMs === 0 ? "–" : businessWords(budgetMs, t)}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {policy.ladder.length > 0 && (
        <details className="more">
          <summary>
            {t("admin.policies.ladder")}: {t("admin.policies.rungs", { count: policy.ladder.length })}
          </summary>
          <ol className="ladder">
            {policy.ladder.map((rung) => (
              <li key={rung.id}>{rungWords(rung, t)}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** A step of a ladder as a sentence. */
function rungWords(rung: RungSetting, t: OfficeTranslate): string {
  const clock = t.maybe(`clock.${rung.clock}`) ?? rung.clock;
  const who = rung.notify
    .map((one) => (typeof one === "string" ? (t.maybe(`seat.${one}`) ?? one) : one.user))
    .join(", ");
  const severity = rung.when?.severity?.join(", ") ?? "";
  const values = {
    clock,
    who: who === "" ? t("app.nobody") : who,
    severity: severity === "" ? "none" : severity,
    action: rung.action ?? "none",
  };
  if ("percent" in rung.at && rung.at.percent !== 100)
    return t("rung.percent", { ...values, percent: rung.at.percent });
  const offsetMs = "offsetMs" in rung.at ? rung.at.offsetMs : 0;
  if (offsetMs === 0) return t("rung.due", values);
  const time = businessWords(Math.abs(offsetMs), t);
  return offsetMs < 0 ? t("rung.before", { ...values, time }) : t("rung.after", { ...values, time });
}

function Calendar({ calendar }: { calendar: CalendarSetting }) {
  const { t, locale } = useOfficeText();
  const names = weekdayNames(locale);
  return (
    <section className="card" aria-label={calendar.name}>
      <div className="section-head">
        <h3>{calendar.name}</h3>
        <Link
          className="small-button"
          to="/admin/policies"
          search={{ form: "calendar", id: calendar.id }}
          aria-label={t("calendars.edit", { name: calendar.name })}
        >
          {t("office.edit")}
        </Link>
      </div>
      <p className="dimmed">{calendar.zone}</p>
      <dl className="facts">
        {days.map((day, index) => (
          <div key={day}>
            <dt>{names[index]}</dt>
            <dd>
              {(calendar.windows[day] ?? []).map(([from, to]) => `${from}–${to}`).join(", ") || t("case.bar.closed")}
            </dd>
          </div>
        ))}
      </dl>
      <p className="dimmed">{t("admin.calendars.closures", { count: calendar.closures.length })}</p>
    </section>
  );
}
