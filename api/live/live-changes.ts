/** What a stream tells: ids and kinds, never contents. Whoever hears of a change asks for it as always. */
import { z } from "../schemas/zod.js";

/** What besides single cases may look different. `views`: lists of cases and their counts; `board`: load and escalations. */
export const liveAreas = ["views", "board", "notices", "settings", "promoters"] as const;
/** One of {@link liveAreas}. */
export type LiveArea = (typeof liveAreas)[number];

/** The data of a `changes` event. */
export const liveChanges = z
  .object({
    all: z.boolean().openapi({ description: "True = anything may have changed: ask for everything anew." }),
    cases: z
      .array(z.object({ id: z.string(), rev: z.int() }))
      .openapi({ description: "Cases the caller may see, with their new version." }),
    areas: z.array(z.enum(liveAreas)).openapi({ description: "What else may look different." }),
  })
  .openapi("LiveChanges");

/** See {@link liveChanges}. */
export type LiveChanges = z.infer<typeof liveChanges>;

/** Cases named one by one; beyond that it is `all`. */
export const mostCases = 200;

/** Anything may have changed. */
export const everything: LiveChanges = { all: true, cases: [], areas: [] };
/** Nothing has. */
export const nothing: LiveChanges = { all: false, cases: [], areas: [] };

/** Two sets of changes as one, each case with its latest version; bounded. */
export function merged(a: LiveChanges, b: LiveChanges): LiveChanges {
  if (a.all || b.all) return everything;
  const revs = new Map(a.cases.map(({ id, rev }) => [id, rev]));
  for (const { id, rev } of b.cases) revs.set(id, Math.max(rev, revs.get(id) ?? 0));
  if (revs.size > mostCases) return everything;
  return {
    all: false,
    cases: [...revs].map(([id, rev]) => ({ id, rev })),
    areas: [...new Set([...a.areas, ...b.areas])],
  };
}

/** True when there is something to tell. */
export function isWorthTelling({ all, cases, areas }: LiveChanges): boolean {
  return all || cases.length > 0 || areas.length > 0;
}
