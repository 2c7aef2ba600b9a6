import { useNow } from "../text/now.js";
import { useText } from "../text/text-provider.js";
import type { BoardCase } from "./board-case.js";

const hourMs = 3_600_000;

/** How many deadlines fall into each of the next twelve hours. */
export function DueByHour({ cases }: { cases: readonly BoardCase[] }) {
  const { t, locale } = useText();
  const now = useNow(60);
  const start = Math.floor(now / hourMs) * hourMs;
  const hours = Array.from({ length: 12 }, (_, index) => {
    const from = start + index * hourMs;
    const count = cases.filter((one) => {
      const due = one.nextDue === null ? 0 : Date.parse(one.nextDue.dueAt);
      return due > now && due >= from && due < from + hourMs;
    }).length;
    return { from, count };
  });
  const most = Math.max(1, ...hours.map(({ count }) => count));
  const label = new Intl.DateTimeFormat(locale, { hour: "2-digit", hourCycle: "h23" });
  return (
    <section className="card" aria-labelledby="hours-title">
      <h2 id="hours-title">{t("lead.today")}</h2>
      <p className="dimmed hours-hint">{t("lead.todayHint")}</p>
      <ol className="hours">
        {hours.map(({ from, count }) => (
          <li key={from}>
            <span className="hours-count">{count === 0 ? "" : count}</span>
            <span className="hours-bar" style={{ height: `${(count / most) * 48 + 2}px` }} />
            <span className="hours-name">{label.format(from)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
