/** What the operations page shows. Counts, instants and ids only. */
import { instantText } from "./shared.js";
import { z } from "./zod.js";
import { backlogNames } from "../../db/views/operations.js";

const backlog = z.object({
  count: z.int(),
  oldestMs: z.int().openapi({ description: "How long the oldest has waited; of overdue_* since its deadline." }),
});

/** `GET /operations`. */
export const operations = z
  .object({
    now: instantText,
    backlogs: z.object(
      Object.fromEntries(backlogNames.map((name) => [name, backlog])) as Record<
        (typeof backlogNames)[number],
        typeof backlog
      >,
    ),
    openCases: z.array(z.object({ status: z.string(), count: z.int() })),
    hours: z.int().openapi({ description: "How far back lateness and mails go." }),
    lateness: z
      .array(z.object({ from: instantText, count: z.int(), p50Ms: z.int(), p95Ms: z.int(), maxMs: z.int() }))
      .openapi({ description: "How late deadlines fired, by the hour; hours without any are left out." }),
    mails: z.array(z.object({ kind: z.string(), state: z.string(), count: z.int() })),
    stuckWorkflows: z
      .object({ count: z.int(), ids: z.array(z.string()) })
      .nullable()
      .openapi({ description: "Workflows whose tasks keep failing; null = Temporal does not answer." }),
  })
  .openapi("Operations");
