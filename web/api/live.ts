/** Live changes: one stream per page that is looked at; what it names is asked anew, the rest stays. */
import { useQueryClient, type Query, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Schema } from "./client.js";

type LiveChanges = Schema<"LiveChanges">;

/** Between two looks at lists while changes keep coming, in ms. */
const listsEveryMs = 2_000;
/** A page nobody looks at gives its connection back after this; browsers have six for one host. */
const hiddenMs = 10_000;
/** Pauses before coming back to a server that refused, in ms. */
const backMs = [2_000, 5_000, 10_000, 30_000] as const;

let isLive = false;

/** How often to ask anyway: `liveMs` while the stream tells of changes, `otherwiseMs` while it does not. */
export function askEvery(liveMs: number, otherwiseMs: number): () => number {
  return () => (isLive ? liveMs : otherwiseMs);
}

/** Keeps what is on the page true while `reader` (whoever is signed in; null = nobody) stays the same. */
export function useLiveChanges(reader: string | null): void {
  const client = useQueryClient();
  useEffect(() => (reader === null ? undefined : listen(client)), [client, reader]);
}

function listen(client: QueryClient): () => void {
  let stream: EventSource | null = null;
  let refusals = 0;
  let back: number | undefined;
  let leave: number | undefined;
  const lists = everyNowAndThen(() => invalidate(client, isList));
  const setLive = (next: boolean): void => {
    if (isLive === next) return;
    isLive = next;
    // Their next look is planned anew with this one.
    if (!next) invalidate(client, isList);
  };
  const open = (): void => {
    window.clearTimeout(back);
    if (stream !== null || document.hidden) return;
    const own = new EventSource("/api/v1/stream");
    stream = own;
    own.addEventListener("changes", (event: MessageEvent<string>) => {
      refusals = 0;
      setLive(true);
      apply(client, JSON.parse(event.data) as LiveChanges, lists.ask);
    });
    own.addEventListener("error", () => {
      setLive(false);
      // Otherwise the browser comes back by itself.
      if (own.readyState !== EventSource.CLOSED) return;
      stream = null;
      const pauseMs = backMs[Math.min(refusals, backMs.length - 1)] ?? 30_000;
      refusals += 1;
      back = window.setTimeout(open, pauseMs * (0.75 + Math.random() / 2));
    });
  };
  const close = (): void => {
    window.clearTimeout(back);
    stream?.close();
    stream = null;
    isLive = false;
  };
  const look = (): void => {
    window.clearTimeout(leave);
    if (document.hidden) leave = window.setTimeout(close, hiddenMs);
    else open();
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", open);
  open();
  return () => {
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("online", open);
    window.clearTimeout(leave);
    lists.stop();
    close();
  };
}

function apply(client: QueryClient, { all, cases, areas }: LiveChanges, askLists: () => void): void {
  if (all) {
    invalidate(client, ({ queryKey: [area] }) => area !== "session" && area !== "demo-people");
    return;
  }
  for (const { id, rev } of cases)
    invalidate(client, ({ queryKey: [area, part, of], state: { data } }) => {
      const known = (data as { rev?: number } | undefined)?.rev ?? 0;
      return area === "cases" && part === "one" && of === id && known < rev;
    });
  const has = (area: LiveChanges["areas"][number]): boolean => areas.includes(area);
  if (has("views") || has("board")) askLists();
  if (has("settings")) {
    invalidate(client, ({ queryKey: [area] }) => area === "directory" || area === "settings");
    askLists();
  }
  if (has("promoters")) invalidate(client, ({ queryKey: [area] }) => area === "promoters");
  if (has("notices")) invalidate(client, ({ queryKey: [area] }) => area === "notices");
}

function isList({ queryKey: [area, part] }: Query): boolean {
  return area === "cases" && (part === "list" || part === "views" || part === "board");
}

function invalidate(client: QueryClient, predicate: (query: Query) => boolean): void {
  void client.invalidateQueries({ predicate });
}

/** Does it at once, and again at most once in {@link listsEveryMs} however often it is asked. */
function everyNowAndThen(act: () => void): { ask: () => void; stop: () => void } {
  let timer: number | undefined;
  let isWanted = false;
  const tick = (): void => {
    timer = undefined;
    if (!isWanted) return;
    isWanted = false;
    timer = window.setTimeout(tick, listsEveryMs);
    act();
  };
  return {
    ask: () => {
      isWanted = true;
      if (timer === undefined) tick();
    },
    stop: () => window.clearTimeout(timer),
  };
}
