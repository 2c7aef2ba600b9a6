/** What can be an id; anything else in a path or filter is 400 (contract.md, HTTP conventions). */
import { z } from "./zod.js";

/** Ids we make: UUIDs in lower case. */
export const madeId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { message: "This cannot be an id." })
  .openapi({ format: "uuid" });

/** Ids the caller makes: lower-case kebab, 1-64 characters. */
export const chosenId = z
  .string()
  .max(64, { message: "This cannot be an id." })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { message: "This cannot be an id: lower-case kebab, 1-64 characters." });

/** Ids of causes: like {@link chosenId}, and with the underscores of those that come with the product. */
export const causeId = z
  .string()
  .max(64, { message: "This cannot be an id." })
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, { message: "This cannot be an id." });

/** `{ id }` of something we made. */
export const madeIdParams = z.object({ id: madeId });
/** `{ id }` of something the caller named. */
export const chosenIdParams = z.object({ id: chosenId });
