/** Cursors: where a page ended, signed, and good only for the same list, filters and caller. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Principal } from "./auth/principal.js";
import { invalidQuery } from "./query.js";

/** Makes and reads the cursors of one list. */
export interface Cursors {
  /**
   * Where the page starts, as `write` was given it for this very list; null for the first page.
   * Throws 400 `invalid-query` for a foreign or broken cursor.
   */
  read<Position>(cursor: string | undefined): Position | null;
  /** `position` holds the values of the last item by which the list is ordered, as JSON. */
  write(position: unknown): string;
}

const macBytes = 16;

/** Cursors for a list: `route` and `filters` (all parameters but `cursor` and `limit`) are signed along with the caller. */
export function cursorsFor(
  key: Buffer,
  route: string,
  filters: Record<string, unknown>,
  principal: Principal,
): Cursors {
  const entries = Object.entries(filters).filter(
    ([name, value]) => name !== "cursor" && name !== "limit" && value !== undefined,
  );
  const list = JSON.stringify([route, principal.kind, principal.id, entries.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  const mac = (payload: Buffer): Buffer =>
    createHmac("sha256", key).update(list).update(payload).digest().subarray(0, macBytes);
  return {
    write(position) {
      const payload = Buffer.from(JSON.stringify(position));
      return Buffer.concat([mac(payload), payload]).toString("base64url");
    },
    read<Position>(cursor: string | undefined) {
      if (cursor === undefined) return null;
      const bytes = Buffer.from(cursor, "base64url");
      const payload = bytes.subarray(macBytes);
      const isOurs =
        bytes.toString("base64url") === cursor &&
        payload.length > 0 &&
        timingSafeEqual(bytes.subarray(0, macBytes), mac(payload));
      if (!isOurs)
        throw invalidQuery([{ parameter: "cursor", code: "foreign-cursor", detail: "Not a cursor of this list." }]);
      return JSON.parse(payload.toString()) as Position;
    },
  };
}
