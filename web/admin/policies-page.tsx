import { useQuery } from "@tanstack/react-query";
import { mayOpen, usePerson } from "../frame/session.js";
import { businessWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";
import { AdminPage } from "./admin-page.js";
import { calendarsQuery, policiesQuery, type CalendarSetting, type PolicySetting } from "./settings.js";

const clocks = ["acknowledge", "first_contact", "next_update", "resolve"] as const;
/** 2024-01-01 was a Monday; only its weekday is printed. */
const monday = Date.UTC(2024, 0, 1, 12);
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** `/admin/policies`: which clocks hold for which cases, and when we are open. */
export function PoliciesPage() {
  const { t } = useText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "admin");
  const policies = useQuery({ ...policiesQuery, enabled: isAllowed }).data ?? [];
  const calendars = useQuery({ ...calendarsQuery, enabled: isAllowed }).data ?? [];
  return (
    <AdminPage title={t("app.policies")}>
      <h2>{t("admin.policies.title")}</h2>
      {policies.map((policy) => (
        <Policy key={policy.id} policy={policy} />
      ))}
      <h2>{t("admin.calendars.title")}</h2>
      <div className="cards">
        {calendars.map((calendar) => (
          <Calendar key={calendar.id} calendar={calendar} />
        ))}
      </div>
      <p className="dimmed">{t("admin.readOnly")}</p>
    </AdminPage>
  );
}

function Policy({ policy }: { policy: PolicySetting }) {
  const { t } = useText();
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
        <span className="dimmed">
          {t("admin.policies.ladder")}: {t("admin.policies.rungs", { count: policy.ladder.length })}
        </span>
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
    </section>
  );
}

function Calendar({ calendar }: { calendar: CalendarSetting }) {
  const { t, locale } = useText();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return (
    <section className="card" aria-label={calendar.name}>
      <h3>{calendar.name}</h3>
      <p className="dimmed">{calendar.zone}</p>
      <dl className="facts">
        {days.map((day, index) => (
          <div key={day}>
            <dt>{weekday.format(monday + index * 86_400_000)}</dt>
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
