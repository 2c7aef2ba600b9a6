/** Connected survey tools. */
import type { AppDeps } from "../app-deps.js";
import { type Route } from "../route.js";
import { problemOfItems } from "../schema-issues.js";
import { sourceExample } from "../schemas/examples.js";
import { chosenId } from "../schemas/ids.js";
import { sourceBody } from "../schemas/settings-documents.js";
import { adapterOf, sourceKinds } from "../../sources/index.js";
import { listSources, putSource, readSource, type AddressOf } from "../../usecases/setting-sources.js";
import { findSource } from "../../usecases/source-event.js";
import { settingRoutes } from "./setting-route.js";

/** `/sources/{name}`. */
export function sourceRoutes(deps: AppDeps): readonly Route[] {
  const { useCases } = deps;
  const addressOf: AddressOf = ({ name, kind, pathToken }) => {
    const address = `${deps.publicUrl()}/api/v1/sources/${name}/events`;
    return adapterOf(kind)?.proof === "address" ? `${address}/${pathToken}` : address;
  };
  return settingRoutes(deps, {
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
}
