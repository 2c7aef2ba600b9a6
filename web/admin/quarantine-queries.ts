/** Events nothing could be made of, as the pages ask for them. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, take } from "../api/client.js";

/** A list of them, page by page, newest first. */
export function quarantineQuery(filter: { source: string | null; settled: boolean }) {
  return infiniteQueryOptions({
    queryKey: ["quarantine", filter],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/v1/quarantine", {
          params: {
            query: {
              limit: 30,
              settled: filter.settled,
              ...(filter.source === null ? {} : { source: filter.source }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** One with its bytes. */
export function quarantinedQuery(id: string) {
  return queryOptions({
    queryKey: ["quarantine", "one", id],
    queryFn: () => take(api.GET("/api/v1/quarantine/{id}", { params: { path: { id } } })),
  });
}

/** The bytes of an event as text; indented when they are JSON. */
export function rawText(base64: string): string {
  const text = new TextDecoder().decode(Uint8Array.from(atob(base64), (byte) => byte.codePointAt(0) ?? 0));
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
