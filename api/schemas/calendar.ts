/** Calendars as they are written; whether one can work is judged by the core. */
import type { Calendar } from "../../domain/calendar.js";
import { nameField } from "../../sources/fields.js";
import { z } from "./zod.js";

const time = z.string().max(10);
/** The document writes the pair as a list of two: what the generator makes of a tuple is not OpenAPI 3.1. */
const window = z.tuple([time, time]).openapi({
  type: "array",
  items: { type: "string", maxLength: 10 },
  minItems: 2,
  maxItems: 2,
  example: ["08:00", "16:00"],
});
const windows = z.array(window).max(48);
const date = z.string().max(20);

/** Zone, windows, closures and openings; what is missing is none. */
export const calendarShape = {
  zone: z.string().min(1).max(100),
  windows: z
    .strictObject({
      mon: windows.optional(),
      tue: windows.optional(),
      wed: windows.optional(),
      thu: windows.optional(),
      fri: windows.optional(),
      sat: windows.optional(),
      sun: windows.optional(),
    })
    .nullish()
    .transform((value): Calendar["windows"] =>
      Object.fromEntries(Object.entries(value ?? {}).filter(([, list]) => list !== undefined)),
    ),
  closures: z
    .array(
      z.union([
        z.strictObject({ on: date }),
        z.strictObject({ from: date, to: date }),
        z.strictObject({ yearly: z.string().max(10) }),
      ]),
    )
    .max(5_000)
    .nullish()
    .transform((value) => value ?? []),
  openings: z
    .array(z.strictObject({ on: date, windows }))
    .max(5_000)
    .nullish()
    .transform((value) => value ?? []),
};

/** `/calendars/{id}`. */
export const calendarBody = z.strictObject({ name: nameField, ...calendarShape });
