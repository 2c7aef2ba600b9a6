import type { ReactNode } from "react";
import { useNow } from "../text/now.js";
import { atWords, dueWords, exactWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";
import { Icon, type IconName } from "./icons.js";

/** How a due instant stands, from the time alone. */
export type DueTone = "calm" | "soon" | "late" | "met" | "paused";

const icons: Record<DueTone, IconName> = { calm: "clock", soon: "soon", late: "alert", met: "check", paused: "pause" };

/** The tone of a due instant; `atRiskAt` = from when on it counts as soon. */
export function toneOf(dueAt: number, atRiskAt: number | null, now: number): DueTone {
  if (dueAt <= now) return "late";
  return atRiskAt !== null && atRiskAt <= now ? "soon" : "calm";
}

/** A due instant as icon, words and colour; ticks in place, the exact instant on hover. */
export function Due({ dueAt, atRiskAt = null }: { dueAt: string; atRiskAt?: string | null }) {
  const { t, locale } = useText();
  const now = useNow(5);
  const at = Date.parse(dueAt);
  const tone = toneOf(at, atRiskAt === null ? null : Date.parse(atRiskAt), now);
  return (
    <Tone tone={tone} title={exactWords(at, locale)}>
      {dueWords(at, now, t, locale)}
    </Tone>
  );
}

/** Words in a tone. */
export function Tone({ tone, title, children }: { tone: DueTone; title?: string; children: ReactNode }) {
  return (
    <span className={`tone tone-${tone}`} title={title}>
      <Icon name={icons[tone]} size={14} />
      {children}
    </span>
  );
}

/** What a clock must say to be shown; `stoppedAt` = it is no longer counted on. */
interface ShownClock {
  state: string;
  dueAt: string | null;
  metAt: string | null;
  breachedAt: string | null;
  stoppedAt: string | null;
}

/** A clock's state in words: due, met, missed, paused. */
export function ClockState({ clock }: { clock: ShownClock }) {
  const { t, locale } = useText();
  const now = useNow(5);
  const at = (text: string): string => atWords(Date.parse(text), now, locale);
  if (clock.state === "met" && clock.metAt !== null)
    return <Tone tone="met">{t("due.met", { at: at(clock.metAt) })}</Tone>;
  if (clock.state === "missed" && clock.breachedAt !== null)
    return clock.stoppedAt === null ? (
      <Due dueAt={clock.breachedAt} />
    ) : (
      <Tone tone="late">{t("due.missedAt", { at: at(clock.breachedAt) })}</Tone>
    );
  if (clock.state === "ended") return <Tone tone="calm">{t("due.ended")}</Tone>;
  if (clock.state === "paused" || clock.dueAt === null) return <Tone tone="paused">{t("due.paused")}</Tone>;
  return <Due dueAt={clock.dueAt} />;
}
