/** API keys as they are asked for and shown. */
import { keyScopes } from "../../domain/rights.js";
import { nameField } from "../../sources/fields.js";
import { chosenId } from "./ids.js";
import { orElse, orNull } from "./settings-people.js";
import { durationMs, instantInput, instantText } from "./shared.js";
import { z } from "./zod.js";

const dayMs = 24 * 3_600_000;

const scopeList = z
  .array(z.enum(keyScopes))
  .min(1)
  .refine((scopes) => new Set(scopes).size === scopes.length, { message: "Each scope once." });
const teamList = z
  .array(chosenId)
  .min(1, { message: "At least one team, or null for every team." })
  .max(1_000)
  .refine((teams) => new Set(teams).size === teams.length, { message: "Each team once." });

/** `{ id }` of a key. */
export const keyParams = z.object({
  id: z.string().regex(/^[a-z0-9]{1,64}$/, { message: "This cannot be an id." }),
});

/** `POST /keys`. */
export const newKeyBody = z.strictObject({
  name: nameField,
  scopes: scopeList,
  teams: orNull(teamList).openapi({ description: "Teams whose cases the key sees; null = those of every team." }),
  expiresAt: orNull(instantInput).openapi({ type: "string", format: "date-time", description: "Null = never." }),
});

/** `POST /keys/{id}/rotate`. */
export const rotateKeyBody = z.strictObject({
  formerForMs: orElse(durationMs(0).max(30 * dayMs, { message: "At most 30 days." }), dayMs).openapi({
    type: "integer",
    minimum: 0,
    maximum: 30 * dayMs,
    default: dayMs,
    description: "How long the present secret holds beside the new one.",
  }),
});

/** A key without its secrets. */
export const keyDocument = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    teams: z.array(z.string()).nullable(),
    createdAt: instantText,
    secretAt: instantText,
    expiresAt: instantText.nullable(),
    revokedAt: instantText.nullable(),
    lastUsedAt: instantText.nullable(),
    formerUntil: instantText.nullable(),
  })
  .openapi("ApiKey");

/** The same with the token, which is shown this once. */
export const keyWithToken = keyDocument.extend({ token: z.string() }).openapi("ApiKeyWithToken");
