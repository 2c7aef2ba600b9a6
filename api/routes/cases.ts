/** Reading cases: the list, one, its ledger, and a person's notices. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import type { Principal } from "../auth/principal.js";
import { invalidQuery, pageQuery } from "../query.js";
import { defineRoute, type Route } from "../route.js";
import { caseClockBar, caseDocument, caseListItem, ledgerEntry, noticeDocument } from "../schemas/case.js";
import { chosenId, madeId, madeIdParams } from "../schemas/ids.js";
import { flagQuery, instantInput, listQuery, pageOf } from "../schemas/shared.js";
import { z } from "../schemas/zod.js";
import type { CaseCursor } from "../../db/views/case-list.js";
import { readCase, readCases, readLedger, readNotices } from "../../usecases/case-reading.js";
import { readCaseClocks } from "../../usecases/case-clock-bars.js";

const statuses = [
  "new",
  "assigned",
  "in_progress",
  "waiting_customer",
  "waiting_internal",
  "resolved",
  "closed",
  "cancelled",
] as const;

const listParameters = z.object({
  status: listQuery(statuses),
  owner: chosenId.optional().openapi({ description: "A person's id, `me`, or `none` for cases without an owner." }),
  team: chosenId.optional(),
  customer: madeId.optional(),
  severity: listQuery(["P1", "P2", "P3", "P4"]),
  at_risk: flagQuery,
  breached: flagQuery,
  overdue: flagQuery,
  snoozed: flagQuery,
  q: z.string().optional().openapi({ description: "Case number, or part of a name, address or comment." }),
  sort: z.enum(["next_due", "opened", "severity"]).default("next_due"),
  ...pageQuery,
});

/** `GET /cases`, `/cases/{id}`, `/cases/{id}/events` and `/notices`. */
export function caseRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/cases",
      tag: "Cases",
      summary: "Cases the caller may see, by what is due next",
      access: "cases.read",
      query: listParameters,
      responses: { 200: { description: "A page of cases.", schema: pageOf(caseListItem) } },
      handler: async ({ query, principal, cursors }) => {
        const { items, next } = await readCases(useCases, {
          filter: {
            status: query.status,
            ...ownerFilter(query.owner, principal),
            team: query.team ?? null,
            customer: query.customer ?? null,
            severity: query.severity,
            atRisk: query.at_risk,
            breached: query.breached,
            overdue: query.overdue,
            snoozed: query.snoozed,
            q: query.q === undefined || query.q.trim() === "" ? null : query.q.trim(),
          },
          sort: query.sort,
          limit: query.limit,
          after: unpack(query.sort, cursors.read<PackedCursor>()),
          actor: actorOf(principal),
        });
        return page(items, next === null ? null : cursors.write(pack(next)));
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/cases/{id}",
      tag: "Cases",
      summary: "One case",
      access: "cases.read",
      params: madeIdParams,
      responses: { 200: { description: "The case.", schema: caseDocument } },
      handler: async ({ params, principal }) => {
        const document = await readCase(useCases, params.id, actorOf(principal));
        return { status: 200, json: document, rev: document.rev };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/cases/{id}/events",
      tag: "Cases",
      summary: "The ledger of a case, oldest first",
      access: "cases.read",
      params: madeIdParams,
      query: z.object({
        as_of: instantInput
          .optional()
          .openapi({ type: "string", format: "date-time", description: "Leaves out what came later." }),
        ...pageQuery,
      }),
      responses: { 200: { description: "A page of entries.", schema: pageOf(ledgerEntry) } },
      handler: async ({ params, query, principal, cursors }) => {
        const { items, nextSeq } = await readLedger(useCases, params.id, {
          asOf: query.as_of ?? null,
          limit: query.limit,
          afterSeq: cursors.read<number>(),
          actor: actorOf(principal),
        });
        return page(items, nextSeq === null ? null : cursors.write(nextSeq));
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/cases/{id}/clocks",
      tag: "Cases",
      summary: "The clocks of a case as bars: open, closed and suspended stretches, and rungs",
      access: "cases.read",
      params: madeIdParams,
      responses: { 200: { description: "Oldest clock first.", schema: z.object({ items: z.array(caseClockBar) }) } },
      handler: async ({ params, principal }) => ({
        status: 200,
        json: { items: await readCaseClocks(useCases, params.id, actorOf(principal)) },
      }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/notices",
      tag: "Notices",
      summary: "In-app notices of the caller, newest first",
      access: "notices.read",
      query: z.object({ for: z.enum(["me"]), ...pageQuery }),
      responses: { 200: { description: "A page of notices; empty for an API key.", schema: pageOf(noticeDocument) } },
      handler: async ({ query, principal, cursors }) => {
        if (principal.kind === "key") return page([], null);
        const before = cursors.read<{ createdAt: number; id: string }>();
        const { items, next } = await readNotices(useCases, { userId: principal.id, limit: query.limit, before });
        return page(items, next === null ? null : cursors.write(next));
      },
    }),
  ];
}

/** Only what the order needs: a cursor travels as a parameter, which holds 200 characters. */
type PackedCursor = [id: string, at: string, severity: string];

function pack(cursor: CaseCursor): PackedCursor {
  return [cursor.id, cursor.sort === "opened" ? cursor.openedAt : cursor.dueAt, cursor.severity];
}

function unpack(sort: CaseCursor["sort"], packed: PackedCursor | null): CaseCursor | null {
  if (packed === null) return null;
  const [id, at, severity] = packed;
  return { sort, id, severity, dueAt: at, openedAt: at };
}

function ownerFilter(owner: string | undefined, principal: Principal): { owner: string | null; unassigned: boolean } {
  if (owner === "none") return { owner: null, unassigned: true };
  if (owner !== "me") return { owner: owner ?? null, unassigned: false };
  if (principal.kind === "key")
    throw invalidQuery([{ parameter: "owner", code: "invalid-value", detail: "A key owns no cases; name a person." }]);
  return { owner: principal.id, unassigned: false };
}

function page(items: readonly unknown[], next: string | null) {
  return { status: 200, json: { items, next } };
}
