import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "../../domain/errors.js";
import { instantOfLocal, isZone, offsetAt, offsetChanges, zoneOf } from "../../domain/zone.js";
import { wallReading } from "../support/slow-clock.js";

const HOUR = 3_600_000;

function local(zone: string, reading: string): string {
  return new Date(instantOfLocal(zoneOf(zone), Date.parse(`${reading}:00Z`))).toISOString();
}

describe("which names are zones", () => {
  test.each([
    "UTC",
    "utc",
    "Europe/Helsinki",
    "europe/helsinki",
    "US/Pacific",
    "Asia/Calcutta",
    "Etc/GMT+2",
    "EST5EDT",
    "Pacific/Apia",
  ])("%s is one, listed by Intl.supportedValuesOf or not", (name) => {
    expect(isZone(name)).toBe(true);
  });

  test.each(["", " ", "Europe/Helsingfors", "Europe/Helsinki ", "+02:00", "-0530", "UTC+2", "Z", "02:00", "../etc"])(
    "%j is none",
    (name) => {
      expect(isZone(name)).toBe(false);
      expect(() => zoneOf(name)).toThrow(DomainError);
    },
  );

  test("aliases share what has been found out about a zone", () => {
    expect(zoneOf("US/Pacific")).toBe(zoneOf("america/los_angeles"));
  });
});

describe("the offset at an instant", () => {
  test.each([
    ["Europe/Helsinki", "2026-03-29T00:59:59.999Z", 2],
    ["Europe/Helsinki", "2026-03-29T01:00:00.000Z", 3],
    ["Europe/Helsinki", "2026-10-25T01:00:00.000Z", 2],
    ["Europe/Helsinki", "2199-07-01T00:00:00.000Z", 3],
    ["Europe/Helsinki", "9999-07-01T00:00:00.000Z", 3],
    ["Australia/Lord_Howe", "2026-01-01T00:00:00.000Z", 11],
    ["Australia/Lord_Howe", "2026-07-01T00:00:00.000Z", 10.5],
    ["Asia/Kathmandu", "2026-07-01T00:00:00.000Z", 5.75],
    ["Pacific/Apia", "2011-12-30T09:59:59.999Z", -10],
    ["Pacific/Apia", "2011-12-30T10:00:00.000Z", 14],
    ["Africa/Casablanca", "2026-03-01T00:00:00.000Z", 0],
    ["Africa/Casablanca", "2026-04-01T00:00:00.000Z", 1],
    ["UTC", "1970-01-01T00:00:00.000Z", 0],
  ])("%s at %s is %d h", (zone, at, hours) => {
    expect(offsetAt(zoneOf(zone), Date.parse(at))).toBe(hours * HOUR);
  });

  test("keeps the seconds of an old offset", () => {
    expect(offsetAt(zoneOf("Africa/Monrovia"), 0)).toBe(-(44 * 60 + 30) * 1000);
  });

  test("agrees with the wall clock of every zone the runtime lists, 1973 to 2200", () => {
    const zones = [...Intl.supportedValuesOf("timeZone"), "UTC"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1973, 0) / 60_000, max: Date.UTC(2200, 0) / 60_000 }),
        (zone, minute) => {
          const at = minute * 60_000;
          const shown = Date.parse(`${wallReading(zone, at).replace(" ", "T")}:00Z`);
          expect(offsetAt(zoneOf(zone), at)).toBe(shown - at);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test("changes are found between two instants, across years", () => {
    const changes = offsetChanges(zoneOf("Europe/Helsinki"), Date.UTC(2025, 11), Date.UTC(2027, 5));
    expect(changes.map((one) => new Date(one.at).toISOString())).toEqual([
      "2026-03-29T01:00:00.000Z",
      "2026-10-25T01:00:00.000Z",
      "2027-03-28T01:00:00.000Z",
    ]);
    expect(changes[0]).toMatchObject({ beforeMs: 2 * HOUR, afterMs: 3 * HOUR });
    expect(offsetChanges(zoneOf("UTC"), 0, Date.UTC(2200, 0))).toEqual([]);
  });
});

describe("the instant of a local reading", () => {
  test.each([
    ["an ordinary one", "Europe/Helsinki", "2026-01-01T08:00", "2026-01-01T06:00:00.000Z"],
    [
      "one in a missing hour is the first that exists",
      "Europe/Helsinki",
      "2026-03-29T03:30",
      "2026-03-29T01:00:00.000Z",
    ],
    ["the end of a missing hour is the same", "Europe/Helsinki", "2026-03-29T04:00", "2026-03-29T01:00:00.000Z"],
    ["one that occurs twice is the first", "Europe/Helsinki", "2026-10-25T03:30", "2026-10-25T00:30:00.000Z"],
    ["the first minute that occurs twice", "Europe/Helsinki", "2026-10-25T03:00", "2026-10-25T00:00:00.000Z"],
    ["the first after it occurs once", "Europe/Helsinki", "2026-10-25T04:00", "2026-10-25T02:00:00.000Z"],
    ["a missing half hour", "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00.000Z"],
    ["a half hour that occurs twice", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00.000Z"],
    ["a missing midnight", "America/Santiago", "2026-09-06T00:00", "2026-09-06T04:00:00.000Z"],
    ["a missing midnight", "Asia/Beirut", "2026-03-29T00:00", "2026-03-28T22:00:00.000Z"],
    ["a midnight that occurs twice", "America/Havana", "2026-11-01T00:30", "2026-11-01T04:30:00.000Z"],
    ["a missing date", "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00.000Z"],
    ["the day after it", "Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00.000Z"],
    ["a far year", "America/New_York", "2199-07-01T12:00", "2199-07-01T16:00:00.000Z"],
    ["the turn of a year", "Pacific/Kiritimati", "2027-01-01T00:00", "2026-12-31T10:00:00.000Z"],
  ])("%s: %s %s is %s", (_, zone, reading, expected) => {
    expect(local(zone, reading)).toBe(expected);
  });
});
