/** Connected survey tools. */
import type { AppDeps } from "../app-deps.js";
import { defineRoute, type Route } from "../route.js";
import { problemOfItems } from "../schema-issues.js";
import { sourceExample } from "../schemas/examples.js";
import { chosenId } from "../schemas/ids.js";
import { sourceBody } from "../schemas/settings-documents.js";
import { instantText } from "../schemas/shared.js";
import { z } from "../schemas/zod.js";
import { adapterOf, sourceKinds } from "../../sources/index.js";
import { listSources, putSource, readSource, type AddressOf } from "../../usecases/setting-sources.js";
import { readSourceActivity } from "../../usecases/source-activity.js";
import { findSource } from "../../usecases/source-event.js";
import { settingRoutes } from "./setting-route.js";

const activity = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        answers: z.int().openapi({ description: "Of the last 24 hours." }),
        lastAnswerAt: instantText.nullable().openapi({ description: "Null = none in the last 24 hours." }),
        quarantined: z.int().openapi({ description: "Events that wait for somebody." }),
      }),
    ),
  })
  .openapi("SourceActivity");

/** `/sources/{name}` and `GET /source-activity`. */
export function sourceRoutes(deps: AppDeps): readonly Route[] {
  const { useCases } = deps;
  const addressOf: AddressOf = ({ name, kind, pathToken }) => {
    const address = `${deps.publicUrl()}/api/v1/sources/${name}/events`;
    return adapterOf(kind)?.proof === "address" ? `${address}/${pathToken}` : address;
  };
  const documents = settingRoutes(deps, {
    collection: "sources",
    noun: "source",
    id: chosenId,
    idName: "name",
    body: sourceBody,
    example: sourceExample,
    readOnly: ["url", "hasSecret"],
    list: () => listSources(useCases, addressOf),
    read: (name) => readSource(useCases, name, addressOf),
    put: async (name, { secret, ...document }, change) => {
      const adapter = adapterOf(document.kind);
      if (adapter === null)
        throw problemOfItems(
          [{ pointer: "/kind", code: "unknown-kind", detail: `One of ${sourceKinds.join(", ")}.` }],
          422,
        );
      const stored = typeof secret === "string" ? null : await findSource(useCases, name);
      const isKept = stored?.kind === document.kind;
      const effective = secret ?? (isKept ? stored.secret : null);
      const faults = adapter.checkSettings({ secret: effective, mapping: document.mapping });
      // A known source may be left without a secret: its events are authentic by nothing then.
      const errors = secret === null && isKept ? faults.filter(({ pointer }) => pointer !== "/secret") : faults;
      if (errors.length > 0) throw problemOfItems(errors, 422);
      return putSource(useCases, name, { ...document, secret }, change, addressOf);
    },
  });
  return [
    ...documents,
    defineRoute({
      method: "get",
      path: "/api/v1/source-activity",
      tag: "Intake",
      summary: "What came from each source in the last 24 hours, and what waits in quarantine",
      access: "settings.read",
      responses: { 200: { description: "Every source by name.", schema: activity } },
      handler: async () => ({ status: 200, json: { items: await readSourceActivity(useCases) } }),
    }),
  ];
}
