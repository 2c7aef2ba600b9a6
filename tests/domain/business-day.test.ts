import { describe, expect, it } from "vitest";
import { addBusinessDays, businessDayMs, businessDaysTouched } from "../../domain/business-day.js";
import { compileCalendar } from "../../domain/business-time.js";
import { day, helsinki, hour, monday8, roundTheClock } from "./case-story.js";

describe("business days", () => {
  it("are as long as the calendar is open on the days it opens", () => {
    expect(businessDayMs(helsinki)).toBe(8 * hour);
    expect(businessDayMs(roundTheClock)).toBe(24 * hour);
    const uneven = compileCalendar({
      zone: "UTC",
      windows: {
        mon: [["08:00", "12:00"]],
        tue: [
          ["08:00", "12:00"],
          ["13:00", "17:00"],
        ],
      },
      closures: [],
      openings: [],
    });
    expect(businessDayMs(uneven)).toBe(6 * hour);
  });

  it("end at closing time when they start at opening time, weekends left out", () => {
    expect(addBusinessDays(helsinki, monday8, 3)).toBe(monday8 + 2 * day + 8 * hour);
    expect(addBusinessDays(helsinki, monday8, 6)).toBe(monday8 + 7 * day + 8 * hour);
  });

  it("are touched by instants within them; a weekend counts to Monday", () => {
    const friday = monday8 + 4 * day;
    expect(businessDaysTouched(helsinki, [friday, friday + 2 * hour])).toBe(1);
    expect(businessDaysTouched(helsinki, [friday, friday + day, friday + 2 * day, friday + 3 * day])).toBe(2);
    expect(businessDaysTouched(helsinki, [])).toBe(0);
  });
});
