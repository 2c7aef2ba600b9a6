/**
 * Kind `generic`: any tool that posts JSON and signs nothing we know (contract.md, Intake). The unguessable part of its
 * address proves it, and the mapping says what is what: whose address an event holds, nobody could guess.
 */
import type { JsonValue } from "./strict-json.js";
import type { VendorField } from "./vendor-answer.js";
import { fieldAt, fieldsIn, maxFields } from "./vendor-fields.js";
import { vendorSource } from "./vendor-source.js";

const maxDepth = 6;
/** Such values are kept nowhere. */
const secretKey = /token|secret|password|signature|api_?key/i;

/** The adapter. */
export const generic = vendorSource({
  kind: "generic",
  mayBeList: true,
  read: (event) => ({
    kind: "answer",
    answer: {
      isFinished: true,
      fields: leavesOf(event, []).slice(0, maxFields),
      namesAllFields: true,
    },
  }),
});

/** Every value inside the event's objects, lists whole, known by its key and by its keys with dots. */
function leavesOf(event: JsonValue, path: readonly string[]): VendorField[] {
  return fieldsIn(event, path).flatMap((field) => {
    const here = [...path, ...field.names];
    const inner = here.length < maxDepth ? leavesOf(event, here) : [];
    if (inner.length > 0) return inner;
    const dotted = here.join(".");
    const title = secretKey.test(dotted) ? null : dotted;
    return [{ ...fieldAt(event, here, { title }), names: [...new Set([dotted, ...field.names])] }];
  });
}
