/** Which notices go out in one mail. Pure. */
import type { StoredNotice } from "../db/notice-delivery-store.js";

/** Notices that share one mail: one, or those of a digest. */
export interface NoticeGroup {
  /** `X-Innerloop-Key`: the notice's own key, or `digest/<uuid>`. The same when the mail is sent again. */
  key: string;
  /** `X-Innerloop-Notice`. */
  kind: string;
  digestId: string | null;
  /** An uncertain mail that is sent again, with exactly its rows. */
  isRepeat: boolean;
  notices: readonly StoredNotice[];
}

/** So many of one member of staff go out singly; one more makes a digest (contract.md, Settings). */
const mostSingles = 5;

/**
 * Repeats first as they were, then P1 singly, then the rest: singly up to five, as one digest beyond. Customers never get digests,
 * and a login link is never part of one. Order within is that of the rows.
 */
export function groupIntoMails(rows: readonly StoredNotice[], newId: () => string): NoticeGroup[] {
  const repeats = new Map<string, NoticeGroup>();
  const singles: StoredNotice[] = [];
  const mergeable: StoredNotice[] = [];
  for (const row of rows) {
    if (row.state === "sending") addRepeat(repeats, row);
    else if (row.userId === null || row.severity === "P1" || row.kind === "staff_login") singles.push(row);
    else mergeable.push(row);
  }
  const groups = [...repeats.values(), ...singles.map(single)];
  if (mergeable.length <= mostSingles) return [...groups, ...mergeable.map(single)];
  const digestId = newId();
  return [...groups, { key: `digest/${digestId}`, kind: "digest", digestId, isRepeat: false, notices: mergeable }];
}

function single(row: StoredNotice): NoticeGroup {
  return { key: row.key, kind: row.kind, digestId: null, isRepeat: false, notices: [row] };
}

function addRepeat(repeats: Map<string, NoticeGroup>, row: StoredNotice): void {
  const known = repeats.get(row.digestId ?? row.id);
  if (known !== undefined) {
    repeats.set(row.digestId ?? row.id, { ...known, notices: [...known.notices, row] });
    return;
  }
  const { digestId } = row;
  repeats.set(
    digestId ?? row.id,
    digestId === null
      ? { ...single(row), isRepeat: true }
      : { key: `digest/${digestId}`, kind: "digest", digestId, isRepeat: true, notices: [row] },
  );
}
