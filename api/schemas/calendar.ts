/** Calendars as they are written; whether one can work is judged by the core. */
import type { Calendar } from "../../domain/calendar.js";
import { nameField } from "../../sources/fields.js";
import { z } from "./zod.js";

const window = z.tuple([z.string().max(10), z.string().max(10)]).openapi({ example: ["08:00", "16:00"] });
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
