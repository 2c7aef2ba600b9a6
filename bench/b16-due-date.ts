/** B16: when an amount of business time is used, over a ten-year calendar of holidays. */
import type { Bench, Row } from "./bench.js";
import { addBusinessMs, compileCalendar, type BusinessCalendar } from "../domain/business-time.js";
import { inPairs, median, ratios } from "./support/pairs.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const workday = [["08:00", "16:00"]] as [string, string][];
const start = Date.UTC(2026, 0, 5, 7);

/** Ten years of closures on weekdays and weekends alike, eight hours a weekday. */
export function tenYearCalendar(): BusinessCalendar {
  const closures = Array.from({ length: 10 }, (_, year) => [
    { on: `${2026 + year}-01-06` },
    { on: `${2026 + year}-05-01` },
    { on: `${2026 + year}-12-06` },
    { from: `${2026 + year}-12-24`, to: `${2026 + year}-12-27` },
  ]).flat();
  const windows = { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday };
  return compileCalendar({ zone: "Europe/Helsinki", windows, closures, openings: [] });
}

/** ns for one due date `ms` of business time away, each from another start. */
export function businessAddNs(calendar: BusinessCalendar, ms: number, rounds = 20_000): number {
  return timed(rounds, (n) => addBusinessMs(calendar, start + (n % 1_000) * 60_000, ms));
}

let sink = 0;

function timed(rounds: number, work: (n: number) => number): number {
  const startedAt = process.hrtime.bigint();
  for (let n = 0; n < rounds; n += 1) sink += work(n);
  return Number(process.hrtime.bigint() - startedAt) / rounds;
}

/** The benchmark. */
export const dueDate: Bench = {
  id: "B16",
  title: "Business-hours due date",
  floor: "adding to a Date",
  async run(): Promise<Row[]> {
    const calendar = tenYearCalendar();
    const oneDay = 8 * hourMs;
    const tenYears = 10 * 250 * 8 * hourMs - 60 * 8 * hourMs;
    check(calendar, tenYears);
    const compare = async (a: () => number, b: () => number) =>
      await inPairs(
        15,
        async () => a(),
        async () => b(),
      );
    const far = await compare(
      () => businessAddNs(calendar, tenYears),
      () => businessAddNs(calendar, oneDay),
    );
    const plain = await compare(
      () => businessAddNs(calendar, oneDay),
      () => timed(20_000, (n) => new Date(start + (n % 1_000) * 60_000 + dayMs).getTime()),
    );
    return [
      { what: "ten years / one day", unit: "ns", ...of(far), target: { atMost: 1.2 } },
      { what: "one day / adding to a Date", unit: "ns", ...of(plain), target: { atMost: 20 } },
    ];
  },
};

function of(pairs: { ours: number; floor: number }[]) {
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    floor: median(pairs.map(({ floor }) => floor)),
    ratio: ratios(pairs),
  };
}

/** A far due date is the one that a walk of single days comes to. */
function check(calendar: BusinessCalendar, ms: number): void {
  let at = start;
  for (let left = ms; left > 0; left -= 8 * hourMs) at = addBusinessMs(calendar, at, Math.min(left, 8 * hourMs));
  const jumped = addBusinessMs(calendar, start, ms);
  if (jumped !== at) throw new Error(`${new Date(jumped).toISOString()} instead of ${new Date(at).toISOString()}`);
}
