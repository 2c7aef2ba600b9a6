/** `/settings/{..}`: documents there is one of each. */
import { actorOf } from "../auth/actor.js";
import { defineRoute, type Route } from "../route.js";
import { z } from "../schemas/zod.js";
import type { SettingChange, SettingDocument } from "../../usecases/setting-change.js";
import { answer, oneRev, showingStale } from "./setting-route.js";

/** One such document. */
export interface SingleSetting<D> {
  id: string;
  summary: string;
  body: z.ZodObject & z.ZodType<D>;
  /** A body that `PUT` takes as it stands, for the reference. */
  example: unknown;
  read(): Promise<SettingDocument<object>>;
  put(document: D, change: SettingChange): Promise<SettingDocument<object>>;
}

/** `GET` and `PUT`. */
export function singleSettingRoutes<D>(setting: SingleSetting<D>): readonly Route[] {
  const path = `/api/v1/settings/${setting.id}`;
  const shown = z.looseObject({ ...setting.body.shape, rev: z.int() });
  return [
    defineRoute({
      method: "get",
      path,
      tag: "Settings",
      summary: setting.summary,
      access: "settings.read",
      responses: { 200: { description: "The document.", schema: shown } },
      handler: async () => answer(await setting.read()),
    }),
    defineRoute({
      method: "put",
      path,
      tag: "Settings",
      summary: `Replace: ${setting.summary.toLowerCase()}`,
      access: "settings.write",
      body: {
        kind: "json",
        schema: setting.body.extend({ rev: z.unknown().optional().openapi({ readOnly: true }) }),
        example: setting.example,
      },
      isConditional: true,
      responses: { 200: { description: "The stored document.", schema: shown } },
      handler: async ({ body, principal, ifMatch }) => {
        const { rev: _rev, ...document } = body;
        const change = { actor: actorOf(principal), ifMatch: await oneRev(ifMatch, () => setting.read()) };
        // The extended schema checked every field of the narrower one.
        return answer(await showingStale(() => setting.put(document as D, change)));
      },
    }),
  ];
}
