import type { Schema } from "../api/client.js";
import { useOfficeText } from "../text/office-text.js";

const stages = ["promoters", "thanked", "asked", "nudged"] as const;
/** Stages there are no figures of. */
const unmeasured = ["shared", "clicked", "converted"] as const;

/** How many came how far; a count that is too small to be told is said to be, and so is what nobody counts. */
export function Funnel({ summary }: { summary: Schema<"PromoterSummary"> }) {
  const { t } = useOfficeText();
  // Small counts may be hidden from the reader.
  const counts: Readonly<Record<(typeof stages)[number], number | null>> = summary;
  const all = counts.promoters;
  const most = Math.max(1, ...stages.map((stage) => counts[stage] ?? 0));
  return (
    <dl className="funnel">
      {stages.map((stage) => {
        const count = counts[stage];
        return (
          <div key={stage}>
            <dt>{t(`marketing.${stage}`)}</dt>
            <dd>
              {count !== null && (
                <span className="funnel-bar" style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
              )}
              <strong>{count ?? t("marketing.few")}</strong>
              {stage === "asked" && count !== null && all !== null && all > 0 && (
                <span className="dimmed">
                  {t("promoters.share", { percent: Math.round((count / all) * 100), all })}
                </span>
              )}
            </dd>
          </div>
        );
      })}
      {unmeasured.map((stage) => (
        <div key={stage} className="funnel-unmeasured">
          <dt>{t(`promoters.${stage}`)}</dt>
          <dd className="dimmed">{t("promoters.unmeasured")}</dd>
        </div>
      ))}
    </dl>
  );
}
