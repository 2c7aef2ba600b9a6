/** A reader of `/api/v1/stream` that keeps what it was told. */
import { eventually } from "./eventually.js";

/** What an event of the stream holds. */
export interface ToldChanges {
  all: boolean;
  cases: { id: string; rev: number }[];
  areas: string[];
}

/** An open stream. */
export interface EventStream {
  status: number;
  headers: Headers;
  /** Every event so far. */
  events: { id: string; data: ToldChanges }[];
  /** Bytes as they came. */
  text(): string;
  /** Resolves with the first event after `from` (an index into `events`) that fits. */
  next(fits: (data: ToldChanges) => boolean, from?: number): Promise<ToldChanges>;
  /** Resolves when the server has ended it. */
  ended: Promise<void>;
  close(): void;
}

/** Opens a stream; waits for its first event when it is one. */
export async function openStream(url: string, headers: Record<string, string>): Promise<EventStream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/stream`, { headers, signal: abort.signal });
  const events: EventStream["events"] = [];
  let text = "";
  const ended = (async () => {
    const decoder = new TextDecoder();
    let rest = "";
    try {
      for await (const bytes of response.body ?? []) {
        const more = decoder.decode(bytes as Uint8Array, { stream: true });
        text += more;
        const blocks = (rest + more).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const fields = new Map(
            block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
          );
          if (fields.get("event") === "changes")
            events.push({ id: fields.get("id") ?? "", data: JSON.parse(fields.get("data") ?? "{}") as ToldChanges });
        }
      }
    } catch {
      // Cut, or closed by the test itself.
    }
  })();
  const stream: EventStream = {
    status: response.status,
    headers: response.headers,
    events,
    text: () => text,
    next: (fits, from = 0) =>
      eventually(() => events.slice(from).find(({ data }) => fits(data))?.data, "an event that fits"),
    ended,
    close: () => abort.abort(),
  };
  if (response.status === 200) await stream.next(() => true);
  return stream;
}
