import { describe, expect, it } from "vitest";
import { compileCalendar } from "../../domain/business-time.js";
import { endOfDay, endOfTeamsDay } from "../../domain/day-end.js";

const weekdays = (from: string, to: string) =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [[from, to] as const]]));
const office = compileCalendar({
  zone: "Europe/Helsinki",
  windows: weekdays("08:00", "16:00"),
  closures: [{ on: "2027-03-04" }],
  openings: [],
});
const shop = compileCalendar({
  zone: "Europe/Helsinki",
  windows: weekdays("10:00", "20:00"),
  closures: [],
  openings: [],
});
const always = compileCalendar({
  zone: "Europe/Helsinki",
  windows: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "24:00"] as const]]),
  ),
  closures: [],
  openings: [],
});

const at = (text: string): number => Date.parse(text);
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

describe("the end of the day", () => {
  it.each([
    ["before opening", "2027-03-02T05:00:00Z", "2027-03-02T14:00:00.000Z"],
    ["while open", "2027-03-02T10:00:00Z", "2027-03-02T14:00:00.000Z"],
    ["at closing, when the next day counts", "2027-03-02T14:00:00Z", "2027-03-03T14:00:00.000Z"],
    ["before a closed day", "2027-03-03T15:00:00Z", "2027-03-05T14:00:00.000Z"],
    ["over the weekend", "2027-03-05T15:00:00Z", "2027-03-08T14:00:00.000Z"],
  ])("is the last closing of the day that still has hours: %s", (_when, now, end) => {
    expect(iso(endOfDay(office, at(now)))).toBe(end);
  });

  it("is midnight where nothing ever closes", () => {
    expect(iso(endOfDay(always, at("2027-03-02T10:00:00Z")))).toBe("2027-03-02T22:00:00.000Z");
  });

  it("is none when nothing opens within two weeks", () => {
    const shut = compileCalendar({
      zone: "Europe/Helsinki",
      windows: weekdays("08:00", "16:00"),
      closures: [{ from: "2027-03-01", to: "2027-04-01" }],
      openings: [],
    });
    expect(endOfDay(shut, at("2027-03-02T10:00:00Z"))).toBe(null);
    expect(endOfTeamsDay([shut], at("2027-03-02T10:00:00Z"))).toBe(null);
  });

  it("of several teams is the last that comes within 24 hours, else the first of all", () => {
    expect(iso(endOfTeamsDay([office, shop], at("2027-03-02T10:00:00Z")))).toBe("2027-03-02T18:00:00.000Z");
    expect(iso(endOfTeamsDay([office, shop], at("2027-03-05T20:00:00Z")))).toBe("2027-03-08T14:00:00.000Z");
    expect(endOfTeamsDay([], 0)).toBe(null);
  });
});
