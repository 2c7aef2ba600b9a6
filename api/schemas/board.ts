/** What the console's boards are answered. */
import { instantText } from "./shared.js";
import { z } from "./zod.js";

const localised = z.object({ fi: z.string(), sv: z.string(), en: z.string() });

/** `GET /board/views`. */
export const viewCounts = z
  .object({
    now: instantText,
    counts: z.object({
      mine: z.int(),
      team: z.int(),
      unassigned: z.int(),
      soon: z.int(),
      overdue: z.int(),
      waiting: z.int(),
      snoozed: z.int(),
    }),
  })
  .openapi("ViewCounts");

/** `GET /board/team`. */
export const teamBoard = z
  .object({
    dayEndsAt: instantText.nullable().openapi({
      description: "End of today's opening hours of the teams shown, or of their next day; null = none in 14 days.",
    }),
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        teams: z.array(z.string()),
        capacityPoints: z.number(),
        loadPoints: z.number(),
        openCases: z.int(),
        overdue: z.int(),
        atRisk: z.int(),
        away: z.boolean(),
      }),
    ),
    escalations: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        severity: z.enum(["P1", "P2", "P3", "P4"]),
        level: z.int(),
        since: instantText,
      }),
    ),
  })
  .openapi("TeamBoard");

/** `GET /directory`. */
export const directory = z
  .object({
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        active: z.boolean(),
        teams: z.array(z.string()),
      }),
    ),
    teams: z.array(z.object({ id: z.string(), name: z.string(), lead: z.string().nullable() })),
    causes: z.array(
      z.object({
        id: z.string(),
        label: localised,
        details: z.array(z.object({ id: z.string(), label: localised })),
      }),
    ),
  })
  .openapi("Directory");

/** `GET /promoters/customers`. */
export const foundCustomers = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string().nullable() })) })
  .openapi("FoundCustomers");

const hidableCount = z.int().nullable().openapi({ description: "Null: below five, and not told." });

/** `GET /promoters/summary`. */
export const promoterSummary = z
  .object({
    days: z.int(),
    isCoarse: z.boolean(),
    promoters: hidableCount,
    waiting: hidableCount,
    thanked: hidableCount,
    due: hidableCount,
    asked: hidableCount,
    nudged: hidableCount,
    suppressed: z.array(z.object({ code: z.string(), count: z.int() })),
    settings: z.object({ holdOutPercent: z.number(), coolDownMs: z.int(), maxPerYear: z.int() }),
  })
  .openapi("PromoterSummary");
