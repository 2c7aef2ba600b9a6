/**
 * Time zones of the runtime: the offset at an instant, and the instant of a local reading.
 * Offsets come from `Intl` (never from the host's own zone); each zone's changes are found once and kept.
 */
import { CYCLE_MS, DAY_MS, dayNumber } from "./calendar-date.js";
import type { Instant } from "./calendar.js";
import { DomainError } from "./errors.js";

/** A stretch of instants, half-open, with one offset; cut at the turn of each UTC year. */
interface Span {
  from: Instant;
  to: Instant;
  offsetMs: number;
}

/** A zone the runtime knows, with the offset changes found so far. Made by {@link zoneOf}. */
export interface Zone {
  /** The name the runtime gives the zone; aliases share one. */
  readonly name: string;
  readonly format: Intl.DateTimeFormat;
  readonly years: Map<number, readonly Span[]>;
  /** The span asked for last: questions come in runs of neighbours. */
  recent: Span;
}

/** Years before this one have local mean time in every zone of the database. */
const FIRST_YEAR = 1800;
/** From this year on every zone repeats its rules, so that 400 years stand for all later ones. */
const LAST_YEAR = 2200;
/** From this year on no zone changes its offset twice within a month; before, Ramadan does it within days. */
const CALM_YEAR = 2100;
/** No local reading is further ahead of UTC than this. */
const MAX_OFFSET_MS = 16 * 3_600_000;

const FIRST_AT = dayNumber(FIRST_YEAR, 1, 1) * DAY_MS;
const LAST_AT = dayNumber(LAST_YEAR, 1, 1) * DAY_MS;

const zonesByAlias = new Map<string, Zone>();
const zonesByName = new Map<string, Zone>();
/** Spellings are free (case does not matter), so that the cache of them needs a bound. */
const MAX_ALIASES = 2_000;

/**
 * Whether the runtime resolves the name as a zone: canonical names, aliases and `UTC`, in any case of letters.
 * A fixed offset such as `+02:00` is none, whatever the runtime says: it has no rules and is a mistake in a calendar.
 */
export function isZone(name: string): boolean {
  return lookUp(name) !== null;
}

/**
 * The zone of a name.
 *
 * @throws DomainError `unknown-zone` when {@link isZone} says no.
 */
export function zoneOf(name: string): Zone {
  const zone = lookUp(name);
  if (!zone) throw new DomainError("invalid", "unknown-zone", "The time zone is not known.");
  return zone;
}

/** Local time minus UTC at an instant, in ms; Helsinki in winter is 7,200,000. */
export function offsetAt(zone: Zone, at: Instant): number {
  return spanAt(zone, at).offsetMs;
}

/** What a wall clock in the zone shows at an instant, written as if it were UTC. */
export function localReading(zone: Zone, at: Instant): number {
  return at + spanAt(zone, at).offsetMs;
}

/**
 * The first instant at which a wall clock in the zone shows the reading or a later one: a reading that occurs twice
 * means the first time, one that does not occur means the first that does after it. Never falls as the reading grows.
 *
 * @example instantOfLocal(zoneOf("Europe/Helsinki"), Date.UTC(2026, 0, 1, 8)) // 2026-01-01T06:00:00.000Z
 */
export function instantOfLocal(zone: Zone, reading: number): Instant {
  let span = spanAt(zone, reading - MAX_OFFSET_MS);
  while (span.to + span.offsetMs <= reading) span = spanAt(zone, span.to);
  return Math.max(span.from, reading - span.offsetMs);
}

/** An offset change: the instant of it, and the offsets in ms on either side. */
export interface OffsetChange {
  at: Instant;
  beforeMs: number;
  afterMs: number;
}

/** Offset changes in [from, to), in order. Cost grows with the years between, not with the days. */
export function offsetChanges(zone: Zone, from: Instant, to: Instant): OffsetChange[] {
  const changes: OffsetChange[] = [];
  let span = spanAt(zone, from);
  while (span.to < to) {
    const next = spanAt(zone, span.to);
    if (next.offsetMs !== span.offsetMs) {
      changes.push({ at: span.to, beforeMs: span.offsetMs, afterMs: next.offsetMs });
    }
    span = next;
  }
  return changes;
}

function lookUp(name: string): Zone | null {
  const known = zonesByAlias.get(name);
  if (known) return known;
  const resolved = resolve(name);
  if (resolved === null) return null;
  let zone = zonesByName.get(resolved);
  if (!zone) {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: resolved, timeZoneName: "longOffset" });
    zone = { name: resolved, format, years: new Map(), recent: { from: 0, to: 0, offsetMs: 0 } };
    zonesByName.set(resolved, zone);
  }
  if (zonesByAlias.size >= MAX_ALIASES) zonesByAlias.clear();
  zonesByAlias.set(name, zone);
  return zone;
}

function resolve(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The span an instant lies in. */
function spanAt(zone: Zone, at: Instant): Span {
  const { recent } = zone;
  if (at >= recent.from && at < recent.to) return recent;
  zone.recent = findSpan(zone, at);
  return zone.recent;
}

/** Before the first year all is one span; far years are read off the one they repeat. */
function findSpan(zone: Zone, at: Instant): Span {
  if (at < FIRST_AT) return { from: -Infinity, to: FIRST_AT, offsetMs: readOffset(zone, FIRST_AT - 1) };
  const shift = at < LAST_AT ? 0 : Math.floor((at - LAST_AT) / CYCLE_MS) * CYCLE_MS;
  const near = at - shift;
  const year = new Date(near).getUTCFullYear();
  let spans = zone.years.get(year);
  if (!spans) {
    spans = findSpans(zone, year);
    zone.years.set(year, spans);
  }
  const span = spans.find((one) => near < one.to);
  if (!span) throw new RangeError("an instant outside of its own year");
  if (shift === 0) return span;
  return { from: span.from + shift, to: span.to + shift, offsetMs: span.offsetMs };
}

/** Looks at every day of a UTC year (every week of a calm one) and halves the days in which the offset changed. */
function findSpans(zone: Zone, year: number): Span[] {
  const step = year < CALM_YEAR ? DAY_MS : 7 * DAY_MS;
  const end = dayNumber(year + 1, 1, 1) * DAY_MS;
  const spans: Span[] = [];
  let from = dayNumber(year, 1, 1) * DAY_MS;
  let offsetMs = readOffset(zone, from);
  for (let before = from; before < end; before += step) {
    const after = Math.min(before + step, end);
    const next = readOffset(zone, after);
    if (next === offsetMs) continue;
    const changedAt = firstWith(zone, next, before, after);
    if (changedAt < end) {
      spans.push({ from, to: changedAt, offsetMs });
      from = changedAt;
      offsetMs = next;
    }
  }
  spans.push({ from, to: end, offsetMs });
  return spans;
}

function firstWith(zone: Zone, offsetMs: number, before: Instant, after: Instant): Instant {
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(zone, middle) === offsetMs) high = middle;
    else low = middle;
  }
  return high;
}

function readOffset(zone: Zone, at: Instant): number {
  const parts = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(zone.format.format(at));
  if (!parts) throw new RangeError(`no offset for ${zone.name}`);
  if (!parts[1]) return 0;
  const size = (Number(parts[2]) * 60 + Number(parts[3])) * 60_000 + Number(parts[4] ?? 0) * 1_000;
  return parts[1] === "-" ? -size : size;
}
