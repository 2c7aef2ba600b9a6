/**
 * A second clock that is slow and obviously right: it looks at every minute, asks `Intl` what the wall shows in it, and
 * counts. It shares no code with domain/. Windows and zone changes must fall on whole minutes; all else may be any ms.
 */

const MINUTE = 60_000;
const DAYS_AROUND = 2;

export interface SlowCalendar {
  zone: string;
  windows: Record<string, readonly (readonly [string, string])[]>;
  closures: readonly ({ on: string } | { from: string; to: string } | { yearly: string })[];
  openings: readonly { on: string; windows: readonly (readonly [string, string])[] }[];
}

export interface SlowSuspension {
  from: number;
  to: number | null;
}

export interface SlowSegment {
  from: number;
  to: number;
  kind: "open" | "closed" | "suspended";
}

const formats = new Map<string, Intl.DateTimeFormat>();
const readings = new Map<string, Map<number, string>>();

/** What the wall shows in the minute that begins at `at`, as "YYYY-MM-DD HH:MM". */
export function wallReading(zone: string, at: number): string {
  let known = readings.get(zone);
  if (!known) readings.set(zone, (known = new Map<number, string>()));
  let reading = known.get(at);
  if (reading === undefined) known.set(at, (reading = readWall(zone, at)));
  return reading;
}

function readWall(zone: string, at: number): string {
  let format = formats.get(zone);
  if (!format) {
    const two = "2-digit";
    const fields = { year: "numeric", month: two, day: two, hour: two, minute: two, hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, ...fields });
    formats.set(zone, format);
  }
  const shown = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+)$/.exec(format.format(at));
  if (!shown) throw new Error(`cannot read ${format.format(at)}`);
  return `${shown[3]!.padStart(4, "0")}-${shown[1]}-${shown[2]} ${shown[4]}:${shown[5]}`;
}

/** Every minute from `from` to `to` in which the calendar is open, by the instant it begins at. */
export function openMinutes(calendar: SlowCalendar, from: number, to: number): Set<number> {
  const first = Math.floor(from / MINUTE) * MINUTE - DAYS_AROUND * 24 * 60 * MINUTE;
  const last = to + DAYS_AROUND * 24 * 60 * MINUTE;
  const firstShownAt = new Map<string, number>();
  const shown: string[] = [];
  for (let at = first; at < last; at += MINUTE) {
    const reading = wallReading(calendar.zone, at);
    if (!firstShownAt.has(reading)) {
      firstShownAt.set(reading, at);
      shown.push(reading);
    }
  }

  // A reading that is shown twice means the first time; one that never is means the next that is.
  const instantOf = (reading: string): number | undefined => {
    const exact = firstShownAt.get(reading);
    if (exact !== undefined) return exact;
    const later = shown.filter((one) => one > reading);
    return later.length === 0 ? undefined : firstShownAt.get(later.reduce((a, b) => (a < b ? a : b)));
  };

  const open = new Set<number>();
  const firstDate = wallReading(calendar.zone, first).slice(0, 10);
  const lastDate = shown.at(-1)!.slice(0, 10);
  for (let date = firstDate; date <= lastDate; date = dayAfter(date)) {
    for (const [opens, closes] of windowsOf(calendar, date)) {
      const opensAt = instantOf(`${date} ${opens}`);
      const closesAt = instantOf(
        closes === "24:00" ? `${dayAfter(date)} 00:00` : `${closes < opens ? dayAfter(date) : date} ${closes}`,
      );
      if (opensAt === undefined || closesAt === undefined) continue;
      for (let at = opensAt; at < closesAt; at += MINUTE) open.add(at);
    }
  }
  return open;
}

/** Every piece of time from `from` to `to` and its kind, cut at minutes and at the ends of suspensions, one after another. */
export function pieces(
  calendar: SlowCalendar,
  suspensions: readonly SlowSuspension[],
  from: number,
  to: number,
): SlowSegment[] {
  const open = openMinutes(calendar, from, to);
  const cuts = suspensions.flatMap((one) => (one.to === null ? [one.from] : [one.from, one.to]));
  const found: SlowSegment[] = [];
  for (let minute = Math.floor(from / MINUTE) * MINUTE; minute < to; minute += MINUTE) {
    const begin = Math.max(from, minute);
    const end = Math.min(to, minute + MINUTE);
    const inside = cuts.filter((cut) => cut > begin && cut < end).toSorted((a, b) => a - b);
    let at = begin;
    for (const next of [...inside, end]) {
      if (next === at) continue;
      const middle = (at + next) / 2;
      const suspended = suspensions.some((one) => one.from <= middle && (one.to === null || middle < one.to));
      found.push({ from: at, to: next, kind: suspended ? "suspended" : open.has(minute) ? "open" : "closed" });
      at = next;
    }
  }
  return found;
}

/** The first instant at which `ms` of the open pieces are used; undefined when they do not suffice. */
export function firstInstantUsed(all: readonly SlowSegment[], start: number, ms: number): number | undefined {
  let left = ms;
  if (left <= 0) return start;
  for (const piece of all) {
    if (piece.kind !== "open") continue;
    const length = piece.to - piece.from;
    if (length >= left) return piece.from + left;
    left -= length;
  }
  return undefined;
}

/** How long the open pieces are before `at`. */
export function usedBefore(all: readonly SlowSegment[], at: number): number {
  return all
    .filter((piece) => piece.kind === "open")
    .reduce((sum, piece) => sum + Math.max(0, Math.min(piece.to, at) - piece.from), 0);
}

/** The pieces with neighbours of one kind joined, up to `to`. */
export function joined(all: readonly SlowSegment[], to: number): SlowSegment[] {
  const segments: SlowSegment[] = [];
  for (const piece of all) {
    if (piece.from >= to) break;
    const last = segments.at(-1);
    if (last?.kind === piece.kind) last.to = Math.min(to, piece.to);
    else segments.push({ ...piece, to: Math.min(to, piece.to) });
  }
  return segments;
}

function windowsOf(calendar: SlowCalendar, date: string): readonly (readonly [string, string])[] {
  const opening = calendar.openings.find((one) => one.on === date);
  if (opening) return opening.windows;
  const closed = calendar.closures.some((closure) => {
    if ("on" in closure) return closure.on === date;
    if ("yearly" in closure) return date.endsWith(`-${closure.yearly}`);
    return closure.from <= date && date <= closure.to;
  });
  if (closed) return [];
  const weekday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(`${date}T00:00:00Z`).getUTCDay()]!;
  return calendar.windows[weekday] ?? [];
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 24 * 60 * MINUTE).toISOString().slice(0, 10);
}
