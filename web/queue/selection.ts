/** Cases chosen together. */
import { useMemo, useState } from "react";

/** What is chosen in one list. */
export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Chooses everything from the one chosen last to this one. */
  extend: (id: string) => void;
  choose: (ids: readonly string[]) => void;
}

/** A selection over the rows of the list `key`, in their order; another list begins with none, and what left it is not chosen. */
export function useSelection(key: string, rows: readonly string[]): Selection {
  const [state, setState] = useState<{ key: string; ids: readonly string[]; last: string | null }>({
    key,
    ids: [],
    last: null,
  });
  const chosen = state.key === key ? state.ids : [];
  const last = state.key === key ? state.last : null;
  const ids = useMemo(() => new Set(chosen.filter((id) => rows.includes(id))), [chosen, rows]);
  return {
    ids,
    toggle: (id) => setState({ key, ids: ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id], last: id }),
    extend: (id) => {
      const [from, to] = [rows.indexOf(last ?? id), rows.indexOf(id)].toSorted((a, b) => a - b);
      setState({ key, ids: [...new Set([...ids, ...rows.slice(Math.max(0, from ?? 0), (to ?? 0) + 1)])], last: id });
    },
    choose: (wanted) => setState({ key, ids: wanted, last: null }),
  };
}
