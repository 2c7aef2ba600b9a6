/** What the pages ask for, how often, and under which key it is kept. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { facts } from "../facts.js";
import { api, ApiError, take, type Schema } from "./client.js";
import { askEvery } from "./live.js";

/** How often what people work with is asked anew: seldom while the stream tells of changes, as some come with time alone. */
const nowAndThen = askEvery(30_000, 5_000);

/** Who is signed in; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async () => {
    if (!facts.mayBeSignedIn) return null;
    try {
      return (await take(api.GET("/api/v1/session"))).user;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** The demo's people; empty outside the demo. */
export const demoPeopleQuery = queryOptions({
  queryKey: ["demo-people"],
  queryFn: async () => (facts.isDemo ? (await take(api.GET("/api/v1/demo/people"))).items : []),
  staleTime: Infinity,
});

/** Counts of the views and the product's clock. */
export const viewsQuery = queryOptions({
  queryKey: ["cases", "views"],
  queryFn: () => take(api.GET("/api/v1/board/views")),
  refetchInterval: nowAndThen,
});

/** Names behind ids. */
export const directoryQuery = queryOptions({
  queryKey: ["directory"],
  queryFn: () => take(api.GET("/api/v1/directory")),
  staleTime: 60_000,
});

/** Parameters of a list of cases. */
export type CaseListParameters = {
  status?: string;
  owner?: string;
  customer?: string;
  severity?: string;
  at_risk?: boolean;
  overdue?: boolean;
  snoozed?: boolean;
  q?: string;
};

/** A list of cases, page by page. */
export function caseListQuery(parameters: CaseListParameters) {
  return infiniteQueryOptions({
    queryKey: ["cases", "list", parameters],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/v1/cases", {
          params: { query: { ...parameters, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // The rows stay, and with them the focus, until the next ones are there.
    placeholderData: (before: unknown) => before as never,
    refetchInterval: nowAndThen,
  });
}

/** One case. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ["cases", "one", id],
    queryFn: () => take(api.GET("/api/v1/cases/{id}", { params: { path: { id } } })),
    refetchInterval: nowAndThen,
    retry: (count, error) => !(error instanceof ApiError && error.status < 500) && count < 2,
  });
}

/** The ledger of a case, whole: pages of 200 until the end. */
export function ledgerQuery(id: string, rev: number) {
  return queryOptions({
    queryKey: ["cases", "ledger", id, rev],
    queryFn: async () => {
      const entries = [];
      for (let cursor: string | null = null, page = 0; page < 10; page += 1) {
        const answer: { items: LedgerEntry[]; next: string | null } = await take(
          api.GET("/api/v1/cases/{id}/events", {
            params: { path: { id }, query: { limit: 200, ...(cursor === null ? {} : { cursor }) } },
          }),
        );
        entries.push(...answer.items);
        cursor = answer.next;
        if (cursor === null) break;
      }
      return entries;
    },
    placeholderData: (before: LedgerEntry[] | undefined) => before,
  });
}

type LedgerEntry = Schema<"LedgerEntry">;

/** The clocks of a case as bars. */
export function clockBarsQuery(id: string, rev: number) {
  return queryOptions({
    queryKey: ["cases", "clocks", id, rev],
    queryFn: async () => (await take(api.GET("/api/v1/cases/{id}/clocks", { params: { path: { id } } }))).items,
    refetchInterval: 60_000,
  });
}

/** The customer of a case: consent, other cases, earlier answers, why nothing is offered. */
export function caseCustomerQuery(id: string, rev: number) {
  return queryOptions({
    queryKey: ["cases", "customer", id, rev],
    queryFn: async () =>
      (await take(api.GET("/api/v1/cases/{id}/customer", { params: { path: { id } } }))).customer ?? null,
    placeholderData: (before: Schema<"CaseCustomerContext">["customer"] | undefined) => before,
  });
}

/** Who a case could be given to. */
export function caseCandidatesQuery(id: string) {
  return queryOptions({
    queryKey: ["cases", "candidates", id],
    queryFn: async () => (await take(api.GET("/api/v1/cases/{id}/candidates", { params: { path: { id } } }))).items,
    staleTime: 10_000,
  });
}

/** Load by person and open escalations. */
export const teamBoardQuery = queryOptions({
  queryKey: ["cases", "board"],
  queryFn: () => take(api.GET("/api/v1/board/team")),
  refetchInterval: nowAndThen,
});

/** Promoters of the last 90 days. */
export const promoterSummaryQuery = queryOptions({
  queryKey: ["promoters"],
  queryFn: () => take(api.GET("/api/v1/promoters/summary")),
  refetchInterval: askEvery(300_000, 30_000),
});
