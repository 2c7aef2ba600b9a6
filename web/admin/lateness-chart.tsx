import type { Schema } from "../api/client.js";
import { useOfficeText } from "../text/office-text.js";
import { durationWords } from "../text/times.js";

type Hour = Schema<"Operations">["lateness"][number];

const height = 120;
const columnWidth = 24;
/** What the chart is drawn for: below a second and above ten minutes nothing more is told apart. */
const least = 100;
const most = 600_000;

/** How late deadlines fired in each hour, on a logarithmic scale; the same as a table for those who do not see it. */
export function LatenessChart({ hours }: { hours: readonly Hour[] }) {
  const { t, locale } = useOfficeText();
  if (hours.length === 0) return <p className="dimmed">{t("operations.noLateness")}</p>;
  const name = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const words = (ms: number): string =>
    ms < 1_000 ? t("operations.ms", { ms }) : ms < 60_000 ? t("operations.s", { s: ms / 1_000 }) : durationWords(ms, t);
  return (
    <>
      <svg
        className="lateness"
        viewBox={`0 0 ${Math.max(12, hours.length) * columnWidth} ${height + 18}`}
        aria-hidden="true"
        preserveAspectRatio="xMinYMax meet"
      >
        <line className="lateness-limit" x1={0} x2="100%" y1={height - heightOf(5_000)} y2={height - heightOf(5_000)} />
        {hours.map((hour, index) => (
          <g key={hour.from} transform={`translate(${index * columnWidth} 0)`}>
            <rect className="lateness-worst" x={3} width={columnWidth - 6} {...column(hour.maxMs)} />
            <rect className="lateness-most" x={3} width={columnWidth - 6} {...column(hour.p95Ms)} />
            {index % 3 === 0 && (
              <text x={2} y={height + 14}>
                {name.format(Date.parse(hour.from))}
              </text>
            )}
          </g>
        ))}
      </svg>
      <p className="dimmed lateness-key">
        <span className="lateness-swatch lateness-most" aria-hidden="true" /> {t("operations.p95")}{" "}
        <span className="lateness-swatch lateness-worst" aria-hidden="true" /> {t("operations.worst")}{" "}
        <span className="lateness-swatch lateness-limit" aria-hidden="true" /> {t("operations.limit")}
      </p>
      <details>
        <summary>{t("operations.asTable")}</summary>
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("operations.hour")}</th>
                <th scope="col" className="number">
                  {t("operations.count")}
                </th>
                <th scope="col" className="number">
                  {t("operations.median")}
                </th>
                <th scope="col" className="number">
                  {t("operations.p95")}
                </th>
                <th scope="col" className="number">
                  {t("operations.worst")}
                </th>
              </tr>
            </thead>
            <tbody>
              {hours.map((hour) => (
                <tr key={hour.from}>
                  <th scope="row">{name.format(Date.parse(hour.from))}</th>
                  <td className="number">{hour.count}</td>
                  <td className="number">{words(hour.p50Ms)}</td>
                  <td className="number">{words(hour.p95Ms)}</td>
                  <td className="number">{words(hour.maxMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function heightOf(ms: number): number {
  const clamped = Math.min(Math.max(ms, least), most);
  return 4 + (Math.log(clamped / least) / Math.log(most / least)) * (height - 8);
}

function column(ms: number): { y: number; height: number } {
  return { y: height - heightOf(ms), height: heightOf(ms) };
}
