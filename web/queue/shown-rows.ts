/** The rows on the page: while the list is used they keep their places, whatever has changed; then they follow. */
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { Schema } from "../api/client.js";

/** One row; `isGone`: it is no longer in this view and stays until the reader asks for the list as it is. */
export interface ShownRow {
  row: Schema<"CaseListItem">;
  isGone: boolean;
}

interface Kept {
  key: string;
  pages: number;
  rows: readonly Schema<"CaseListItem">[];
}

/**
 * Rows to show for the `latest` ones of the list `key`. `changed` = how many came, went or moved unseen; `show` takes them over and keeps
 * the focus on its row. `isReady` false = `latest` still belongs to another list.
 */
export function useShownRows(
  place: RefObject<HTMLElement | null>,
  latest: Kept,
  { isReady, isUsed }: { isReady: boolean; isUsed: boolean },
): { shown: readonly ShownRow[]; changed: number; show: () => void } {
  const [kept, setKept] = useState<Kept | null>(null);
  const refocus = useRef<{ id: string | null; index: number } | null>(null);
  const isOther = kept === null || kept.key !== latest.key || kept.pages !== latest.pages;
  // More pages were asked for, or another list, or nobody looks: then what is shown is what there is.
  if (isReady && kept?.rows !== latest.rows && (isOther || !isUsed)) setKept(latest);
  const rows = kept?.rows ?? latest.rows;
  const shown = useMemo(() => {
    const byId = new Map(latest.rows.map((row) => [row.id, row]));
    const isSame = kept === null || kept.key === latest.key;
    return rows.map((row) => ({ row: byId.get(row.id) ?? row, isGone: isSame && isReady && !byId.has(row.id) }));
  }, [rows, latest, kept, isReady]);
  useLayoutEffect(() => {
    const wanted = refocus.current;
    refocus.current = null;
    if (wanted === null) return;
    const links = [...(place.current?.querySelectorAll<HTMLElement>("a.row") ?? [])];
    const link =
      links.find(({ dataset }) => dataset.id === wanted.id) ?? links[Math.min(wanted.index, links.length - 1)];
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "nearest" });
  }, [kept, place]);
  return {
    shown,
    changed: isReady && !isOther ? changesBetween(rows, latest.rows) : 0,
    show: () => {
      const links = [...(place.current?.querySelectorAll<HTMLElement>("a.row") ?? [])];
      const index = Math.max(
        0,
        links.findIndex((link) => link.dataset.current === "true"),
      );
      refocus.current = { id: links[index]?.dataset.id ?? null, index };
      setKept(latest);
    },
  };
}

/** How many rows came, went, or stand in another order among those that stayed. */
function changesBetween(before: Kept["rows"], after: Kept["rows"]): number {
  if (before === after) return 0;
  const [was, is] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  const came = after.filter(({ id }) => !was.has(id)).length;
  const went = before.filter(({ id }) => !is.has(id)).length;
  const stayed = before.filter(({ id }) => is.has(id));
  const order = after.filter(({ id }) => was.has(id));
  const moved = stayed.filter(({ id }, index) => order[index]?.id !== id).length;
  // Where two have changed places one has moved.
  return came + went + Math.ceil(moved / 2);
}
