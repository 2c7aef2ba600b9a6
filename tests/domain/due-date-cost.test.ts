import { expect, test } from "vitest";
import { businessAddNs, tenYearCalendar } from "../../bench/b16-due-date.js";
import { inPairs, ratios } from "../../bench/support/pairs.js";

test("a due date ten years away costs no more than one tomorrow, give or take", async () => {
  const calendar = tenYearCalendar();
  const hours = 3_600_000;
  const pairs = await inPairs(
    9,
    async () => businessAddNs(calendar, 19_520 * hours, 5_000),
    async () => businessAddNs(calendar, 8 * hours, 5_000),
  );
  // A walk from day to day would cost two thousand times as much; shared machines waver by less than this.
  expect(ratios(pairs).median).toBeLessThan(3);
});
