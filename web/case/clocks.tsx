import { useQuery } from "@tanstack/react-query";
import type { Schema } from "../api/client.js";
import { clockBarsQuery, directoryQuery } from "../api/queries.js";
import { ClockState } from "../frame/due.js";
import { useNow } from "../text/now.js";
import { atWords, businessWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";

type Clock = Schema<"Clock">;
type Bar = Schema<"CaseClockBar">;

/** Every clock of the case: how it stands, a bar of its time, and one sentence that says why. */
export function Clocks({ document }: { document: Schema<"Case"> }) {
  const { t } = useText();
  const bars = useQuery(clockBarsQuery(document.id, document.rev)).data ?? [];
  const barOf = (clock: Clock): Bar | null =>
    bars.find((one) => one.kind === clock.kind && one.generation === clock.generation) ?? null;
  const isOver = (clock: Clock): boolean => barOf(clock) !== null && barOf(clock)?.stoppedAt !== null;
  const clocks = document.clocks.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  return (
    <section className="card clocks" aria-labelledby="clocks-title">
      <h2 id="clocks-title">{t("case.clocks")}</h2>
      {clocks.map((clock) => (
        <OneClock key={`${clock.kind}/${clock.generation}`} clock={clock} bar={barOf(clock)} document={document} />
      ))}
    </section>
  );
}

function OneClock({ clock, bar, document }: { clock: Clock; bar: Bar | null; document: Schema<"Case"> }) {
  const { t, locale } = useText();
  const now = useNow(30);
  const at = (text: string): string => atWords(Date.parse(text), now, locale);
  const name = t(`clock.${clock.kind}`);
  const due =
    clock.metAt !== null
      ? t("due.met", { at: at(clock.metAt) })
      : clock.breachedAt !== null
        ? t("due.missedAt", { at: at(clock.breachedAt) })
        : clock.state === "ended"
          ? t("due.ended")
          : clock.dueAt === null
            ? t("due.paused")
            : t("due.at", { at: at(clock.dueAt) });
  return (
    <div className="clock">
      <p className="clock-head">
        <strong>{name}</strong>
        <ClockState clock={{ ...clock, stoppedAt: bar?.stoppedAt ?? null }} />
      </p>
      {bar !== null && <ClockBar bar={bar} now={now} />}
      <p className="clock-sentence">
        {t("case.clockSentence", {
          clock: name,
          due,
          severity: document.severity,
          policy: document.policy.name,
          version: document.policy.version,
          zone: (bar?.zone ?? "").split("/").at(-1)?.replaceAll("_", " ") ?? "",
          paused: bar === null || bar.pausedMs === 0 ? "none" : businessWords(bar.pausedMs, t),
        })}
        {" · "}
        {t("case.used", { used: businessWords(clock.usedMs, t), budget: businessWords(clock.budgetMs, t) })}
      </p>
    </div>
  );
}

/** Closed stretches over a night would push the open hours together, so they take at most this share of their length. */
const closedShare = 0.18;

function ClockBar({ bar, now }: { bar: Bar; now: number }) {
  const { t, locale } = useText();
  const people = useQuery(directoryQuery).data?.people ?? [];
  const line = lineOf(bar);
  const stoppedAt = bar.stoppedAt === null ? null : Date.parse(bar.stoppedAt);
  const reached = stoppedAt ?? now;
  const at = (instant: string): string => atWords(Date.parse(instant), now, locale);
  const place = (instant: number): string => `${(line.place(instant) * 100).toFixed(2)}%`;
  const dueAt = bar.dueAt === null ? null : Date.parse(bar.dueAt);
  const tell = (rung: Bar["rungs"][number]): string => {
    const names = rung.notify
      .map((one) => t.maybe(`seat.${one}`) ?? people.find(({ id }) => id === one)?.name ?? one)
      .join(", ");
    if (rung.outcome === "passed") return t("case.bar.rungPassed", { at: at(rung.dueAt) });
    return rung.firedAt === null
      ? t("case.bar.rungPlanned", { at: at(rung.dueAt), people: names })
      : t("case.bar.rungFired", { at: at(rung.firedAt), people: names });
  };
  const rungs = bar.rungs.filter((rung) => Date.parse(rung.dueAt) <= line.end);
  return (
    <>
      <div className="bar" aria-hidden="true">
        {line.parts.map((part, index) => (
          <span
            key={index}
            className={`bar-part bar-${part.kind}`}
            style={{ left: `${part.left * 100}%`, width: `${part.width * 100}%` }}
            title={t("case.bar.stretch", { kind: t(`case.bar.${part.kind}`), from: at(part.from), to: at(part.to) })}
          />
        ))}
        <span className="bar-used" style={{ width: place(reached) }} data-late={dueAt !== null && reached > dueAt} />
        {rungs.map((rung) => (
          <span
            key={rung.id}
            className="bar-rung"
            data-fired={rung.firedAt !== null}
            style={{ left: place(Date.parse(rung.dueAt)) }}
            title={tell(rung)}
          />
        ))}
        {dueAt !== null && (
          <span
            className="bar-due"
            style={{ left: place(dueAt) }}
            title={`${t("case.bar.due")} ${at(bar.dueAt ?? "")}`}
          />
        )}
        <span
          className="bar-now"
          style={{ left: place(reached) }}
          title={stoppedAt === null ? t("case.bar.now") : t("case.bar.stopped")}
        />
      </div>
      <p className="bar-ends" aria-hidden="true">
        <span>{at(bar.from)}</span>
        <span>
          {dueAt !== null && line.end - dueAt < 60_000 && "⚑ "}
          {at(bar.to)}
        </span>
      </p>
      <details className="bar-words">
        <summary>{t("case.barList")}</summary>
        <ul>
          {bar.segments.slice(0, 40).map((one) => (
            <li key={one.from}>
              {t("case.bar.stretch", { kind: t(`case.bar.${one.kind}`), from: at(one.from), to: at(one.to) })}
            </li>
          ))}
          {bar.rungs.map((rung) => (
            <li key={rung.id}>{tell(rung)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** The stretches laid out on a line of length 1, closed ones shortened. */
function lineOf(bar: Bar) {
  const parts = bar.segments.map((one) => ({
    ...one,
    start: Date.parse(one.from),
    stop: Date.parse(one.to),
    left: 0,
    width: 0,
  }));
  const weight = (part: { kind: string; start: number; stop: number }): number =>
    (part.stop - part.start) * (part.kind === "closed" ? closedShare : 1);
  const total = parts.reduce((sum, part) => sum + weight(part), 0) || 1;
  let left = 0;
  for (const part of parts) {
    part.left = left;
    part.width = weight(part) / total;
    left += part.width;
  }
  const place = (at: number): number => {
    const part = parts.find((one) => at < one.stop);
    if (part === undefined) return 1;
    return part.left + (part.width * Math.max(0, at - part.start)) / Math.max(1, part.stop - part.start);
  };
  return { parts, place, end: parts.at(-1)?.stop ?? Date.parse(bar.to) };
}
