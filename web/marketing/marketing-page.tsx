import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { promoterSummaryQuery } from "../api/queries.js";
import { NotHere } from "../frame/not-here.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { EligibilityCheck } from "./eligibility-check.js";
import { Funnel } from "./funnel.js";
import { SharePreview } from "./share-preview.js";
import "../lead/tiles.css";
import "./marketing.css";

const dayMs = 24 * 3_600_000;

/** `/marketing`: how far promoters have come, who may be asked today, why others are not, and what they see. */
export function MarketingPage() {
  return (
    <OfficeText>
      <Marketing />
    </OfficeText>
  );
}

function Marketing() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "marketing");
  const summary = useQuery({ ...promoterSummaryQuery, enabled: isAllowed }).data;
  useEffect(() => {
    document.title = `${t("app.marketing")} · innerloop`;
  }, [t]);
  if (!isAllowed) return <NotHere />;
  if (summary === undefined) return <Skeleton className="page" height={200} radius={6} />;
  const { coolDownMs, maxPerYear, holdOutPercent } = summary.settings;
  // A count that is not told is not nought to a reader from whom small counts are hidden.
  const { isCoarse } = summary;
  const heldOut = summary.suppressed.find(({ code }) => code === "hold_out")?.count ?? (isCoarse ? null : 0);
  const reasons = summary.suppressed.filter(({ code }) => code !== "hold_out");
  return (
    <div className="page">
      <h1>{t("marketing.title")}</h1>
      <div className="tiles marketing-tiles">
        <Count count={summary.due} text={t("marketing.due")} />
        <Count count={summary.waiting} text={t("marketing.waiting")} />
        <Count count={heldOut} text={t("promoters.heldOut", { percent: holdOutPercent })} />
      </div>
      <div className="marketing-grid">
        <section className="card" aria-labelledby="funnel-title">
          <h2 id="funnel-title">{t("marketing.period", { days: summary.days })}</h2>
          <Funnel summary={summary} />
          <p className="dimmed">
            {isCoarse && `${t("marketing.coarse")} `}
            {t("marketing.rules", { days: Math.round(coolDownMs / dayMs), year: maxPerYear, holdOut: holdOutPercent })}
          </p>
        </section>
        <div className="marketing-column">
          <section className="card" aria-labelledby="suppressed-title">
            <h2 id="suppressed-title">{t("marketing.suppressed")}</h2>
            {reasons.length === 0 ? (
              <p className="dimmed">{t("marketing.noneSuppressed")}</p>
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
                  {reasons.map(({ code, count }) => (
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
        <SharePreview />
      </div>
    </div>
  );
}

/** A number with what it counts; null = too few to be told. */
function Count({ count, text }: { count: number | null; text: string }) {
  const { t } = useOfficeText();
  return (
    <div className="tile">
      <strong>{count ?? t("marketing.few")}</strong>
      <span>{text}</span>
    </div>
  );
}
