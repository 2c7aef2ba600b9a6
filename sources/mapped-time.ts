/** When an answer was given, from what vendors write: an instant, a local time in the connection's zone, or Unix time. */
import { parseInstant } from "../domain/instant.js";
import { instantOfLocal, zoneOf } from "../domain/zone.js";
import type { MaybeJson } from "./json-access.js";

const local = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
/** Times are taken from 2000 on; smaller numbers are something else, and year 1 is how some tools write none. */
const firstUnixSecond = 946_684_800;
const lastUnixSecond = 253_402_300_799;

/** Epoch ms, or null when there is no time, none that is real, or a local one without a zone. */
export function readInstant(value: MaybeJson, zone: string | null): number | null {
  if (typeof value === "number") return ofUnix(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^[0-9]{9,13}(?:\.[0-9]{1,9})?$/.test(text)) return ofUnix(Number(text));
  const [, date, minutes, seconds = ":00", fraction = "", offset] = local.exec(text) ?? [];
  if (date === undefined || minutes === undefined) return null;
  const reading = parseInstant(`${date}T${minutes}${seconds}${fraction.slice(0, 10)}${offsetOf(offset)}`);
  if (!reading.ok) return null;
  if (reading.value < firstUnixSecond * 1000) return null;
  if (offset !== undefined) return reading.value;
  return zone === null ? null : Math.trunc(instantOfLocal(zoneOf(zone), reading.value));
}

function offsetOf(offset: string | undefined): string {
  if (offset === undefined || /^(?:Z|UTC)$/i.test(offset)) return "Z";
  return `${offset.slice(0, 3)}:${offset.slice(3).replace(":", "") || "00"}`;
}

function ofUnix(value: number): number | null {
  const seconds = value > lastUnixSecond ? value / 1000 : value;
  if (!(seconds >= firstUnixSecond && seconds <= lastUnixSecond)) return null;
  return Math.trunc(seconds * 1000);
}
