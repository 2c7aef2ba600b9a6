import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { viewsQuery } from "../api/queries.js";

const listeners = new Set<() => void>();
let offsetMs = 0;
let second = Math.floor(Date.now() / 1000);
setInterval(() => {
  second = Math.floor(Date.now() / 1000);
  for (const listener of listeners) listener();
}, 1000);

/** Tells this page what time it is for the product. */
function setProductTime(now: number): void {
  const difference = now - Date.now();
  // Less than that is the way the answer took.
  const next = Math.abs(difference) < 2_000 ? 0 : difference;
  if (Math.abs(next - offsetMs) < 2_000) return;
  offsetMs = next;
  for (const listener of listeners) listener();
}

/** The product's now in epoch ms; the component is drawn again every `everySeconds`. */
export function useNow(everySeconds = 1): number {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => `${Math.floor(second / everySeconds)}/${offsetMs}`,
  );
  return Date.now() + offsetMs;
}

/** Keeps the product's time known while mounted. */
export function useProductTime(isWanted: boolean): void {
  const { data } = useQuery({ ...viewsQuery, enabled: isWanted });
  useEffect(() => {
    if (data !== undefined) setProductTime(Date.parse(data.now));
  }, [data]);
}
