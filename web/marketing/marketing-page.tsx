import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { promoterSummaryQuery } from "../api/queries.js";
import { NotHere } from "../frame/not-here.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { useText } from "../text/text-provider.js";
import { EligibilityCheck } from "./eligibility-check.js";
import "./marketing.css";

const dayMs = 24 * 3_600_000;

/** `/marketing`: how many promoters were asked, who may be asked, and why others were not. */
export function MarketingPage() {
  const { t } = useText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "marketing");
  const summary = useQuery({ ...promoterSummaryQuery, enabled: isAllowed }).data;
  useEffect(() => {
    document.title = `${t("app.marketing")} · innerloop`;
  }, [t]);
  if (!isAllowed) return <NotHere />;
  if (summary === undefined) return <Skeleton className="page" height={200} radius={6} />;
  const steps = [
    ["marketing.promoters", summary.promoters],
    ["marketing.thanked", summary.thanked],
    ["marketing.waiting", summary.waiting],
    ["marketing.due", summary.due],
    ["marketing.asked", summary.asked],
    ["marketing.nudged", summary.nudged],
  ] as const;
  const most = Math.max(1, summary.promoters ?? 0);
  const { coolDownMs, maxPerYear, holdOutPercent } = summary.settings;
  return (
    <div className="page">
      <h1>{t("marketing.title")}</h1>
      <div className="marketing-grid">
        <section className="card" aria-labelledby="funnel-title">
          <h2 id="funnel-title">{t("marketing.period", { days: summary.days })}</h2>
          <dl className="funnel">
            {steps.map(([key, count]) => (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd>
                  <span
                    className="funnel-bar"
                    style={{ width: `${((count ?? 0) / most) * 100}%` }}
                    aria-hidden="true"
                  />
                  <strong>{count ?? t("marketing.few")}</strong>
                </dd>
              </div>
            ))}
          </dl>
          <p className="dimmed">
            {summary.isCoarse && `${t("marketing.coarse")} `}
            {t("marketing.rules", { days: Math.round(coolDownMs / dayMs), year: maxPerYear, holdOut: holdOutPercent })}
          </p>
        </section>
        <section className="card" aria-labelledby="suppressed-title">
          <h2 id="suppressed-title">{t("marketing.suppressed")}</h2>
          {summary.suppressed.length === 0 ? (
            <p className="dimmed">{t(summary.isCoarse ? "marketing.fewSuppressed" : "marketing.noneSuppressed")}</p>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("marketing.reason")}</th>
                  <th scope="col" className="number">
                    {t("marketing.count")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {summary.suppressed.map(({ code, count }) => (
                  <tr key={code}>
                    <td>{t.maybe(`suppress.${code}`) ?? code}</td>
                    <td className="number">{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <EligibilityCheck />
      </div>
    </div>
  );
}
