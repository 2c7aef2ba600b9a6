/** The order of the cases beside the open one, so that the next in view can be found. */
import { createContext, useContext, useMemo, useRef, type ReactNode } from "react";

interface RowOrder {
  set: (ids: readonly string[]) => void;
  /** The one behind `id`, or the one before it at the end; null = there is no other. */
  after: (id: string) => string | null;
}

const RowOrderContext = createContext<RowOrder | null>(null);

/** Shares the order between the list and the case. */
export function RowOrderProvider({ children }: { children: ReactNode }) {
  const order = useRef<readonly string[]>([]);
  const value = useMemo<RowOrder>(
    () => ({
      set: (ids) => {
        order.current = ids;
      },
      after: (id) => {
        const at = order.current.indexOf(id);
        return at === -1 ? (order.current[0] ?? null) : (order.current[at + 1] ?? order.current[at - 1] ?? null);
      },
    }),
    [],
  );
  return <RowOrderContext value={value}>{children}</RowOrderContext>;
}

/** The order of the list on the page. */
export function useRowOrder(): RowOrder {
  const order = useContext(RowOrderContext);
  if (order === null) throw new Error("there is no list here");
  return order;
}
