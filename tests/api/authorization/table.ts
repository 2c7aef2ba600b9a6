/**
 * Who gets how far on every route, written out by hand and apart from `domain/rights.ts`. To add a route, add its row.
 * A person's entry is `403`, or the objects they reach: everything else of the route is 404. `own!` = they see it, and are refused (403).
 */
import type { RoleName } from "./world.js";

/** What a route is asked about; each kind names its objects. */
export const objects = {
  /** Nothing in particular. */
  it: ["it"],
  /** Of the person; of nobody yet, in their team; of a colleague in their team; of another team; of nobody. */
  case: ["own", "queue", "team", "other", "absent"],
  response: ["own", "queue", "team", "other", "absent"],
  /** Of the person, of a member of their team, of somebody else, not there. */
  absence: ["own", "team", "other", "absent"],
  /** What belongs to the whole organisation. */
  thing: ["known", "absent"],
  /** A customer's link. */
  link: ["known", "absent"],
} as const;

/** A route for people and keys. */
export interface Guarded {
  about: keyof typeof objects;
  people: Record<RoleName, string>;
  keys: readonly string[] | "any" | "none";
  body?: unknown;
  query?: string;
}

/** A route for everybody, with what becomes of each object. */
export interface Open {
  about: "it" | "link" | "thing";
  everybody: Record<string, "in" | "401" | "404">;
  /** What becomes of whoever does not come from our own page with a session; absent = the same. */
  strangers?: "403";
  body?: unknown;
}

const nobody = { frontline: "403", lead: "403", manager: "403", marketing: "403", administrator: "403" };
const itself = { frontline: "it", lead: "it", manager: "it", marketing: "it", administrator: "it" };
const everyCase = "own queue team other";
const handlers = {
  frontline: "own queue",
  lead: "own queue team",
  manager: "own queue team",
  marketing: "403",
  administrator: everyCase,
};
const givers = { ...handlers, frontline: "own queue!" };
const leaders = { ...handlers, frontline: "own! queue!" };

const readCase: Guarded = { about: "case", people: handlers, keys: ["cases:read"] };
const act = (people: Guarded["people"], body: unknown): Guarded => ({
  about: "case",
  people,
  keys: ["cases:act"],
  body,
});
const administration = (
  about: Guarded["about"],
  reach: string,
  keys: readonly string[],
  rest: Pick<Guarded, "body" | "query"> = {},
): Guarded => ({ about, people: { ...nobody, administrator: reach }, keys, ...rest });
const readers = ["settings:read", "settings:write"];
const writers = ["settings:write"];
const list = administration("it", "it", readers);
const one = administration("thing", "known", readers);
const put = administration("thing", "known absent", writers, { body: {} });
const anyone: Open = { about: "it", everybody: { it: "in" } };
const link: Open = { about: "link", everybody: { known: "in", absent: "404" } };
const later = "2027-06-01T00:00:00Z";

export const table: Record<string, Guarded | Open> = {
  "POST /api/v1/responses": { about: "it", people: nobody, keys: ["responses:write"], body: {} },
  "GET /api/v1/responses/{id}": { about: "response", people: handlers, keys: ["responses:read", "responses:write"] },
  "POST /api/v1/sources/{name}/events": { about: "thing", everybody: { known: "401", absent: "401" }, body: {} },
  "POST /api/v1/sources/{name}/events/{token}": {
    about: "thing",
    everybody: { known: "401", absent: "401" },
    body: {},
  },

  "GET /api/v1/cases": { about: "it", people: { ...itself, marketing: "403" }, keys: ["cases:read"] },
  "GET /api/v1/cases/{id}": readCase,
  "GET /api/v1/cases/{id}/events": readCase,
  "GET /api/v1/cases/{id}/clocks": readCase,
  "GET /api/v1/notices": { about: "it", people: itself, keys: ["cases:read"], query: "?for=me" },
  "POST /api/v1/cases/{id}/actions/acknowledge": act(handlers, {}),
  "POST /api/v1/cases/{id}/actions/log-contact": act(handlers, { channel: "call", outcome: "reached" }),
  "POST /api/v1/cases/{id}/actions/note": act(handlers, { text: "x" }),
  "POST /api/v1/cases/{id}/actions/promise": act(handlers, { dueAt: later, text: "x" }),
  "POST /api/v1/cases/{id}/actions/pause": act(handlers, { reason: "waiting_customer" }),
  "POST /api/v1/cases/{id}/actions/wait-for": act(handlers, { team: "billing" }),
  "POST /api/v1/cases/{id}/actions/snooze": act(handlers, { until: later }),
  "POST /api/v1/cases/{id}/actions/resume": act(handlers, {}),
  "POST /api/v1/cases/{id}/actions/reassign": act(givers, { to: "maija-heikkinen" }),
  "POST /api/v1/cases/{id}/actions/request-help": act(handlers, { user: "tom-becker" }),
  "POST /api/v1/cases/{id}/actions/acknowledge-escalation": act(leaders, {}),
  "POST /api/v1/cases/{id}/actions/hand-over": act(givers, { team: "billing" }),
  "POST /api/v1/cases/{id}/actions/resolve": act(handlers, { code: "fixed", cause: "delivery", done: "x" }),
  "POST /api/v1/cases/{id}/actions/reopen": act(handlers, { reason: "x" }),
  "POST /api/v1/cases/{id}/actions/cancel": act(leaders, { reason: "duplicate" }),
  "POST /api/v1/cases/{id}/actions/override-due": act(handlers, { clock: "resolve", dueAt: later, reason: "x" }),
  "POST /api/v1/cases/{id}/actions/merge": act(leaders, { into: "01900000-0000-7000-8000-00000000000f" }),

  "GET /api/v1/cases/{id}/customer": readCase,
  "GET /api/v1/cases/{id}/candidates": readCase,
  "GET /api/v1/stream": { about: "it", people: itself, keys: ["cases:read"] },
  "GET /api/v1/board/views": { about: "it", people: { ...itself, marketing: "403" }, keys: ["cases:read"] },
  "GET /api/v1/board/team": {
    about: "it",
    people: { ...itself, marketing: "403", frontline: "403" },
    keys: ["cases:read"],
  },
  "GET /api/v1/directory": { about: "it", people: itself, keys: ["cases:read"] },
  "GET /api/v1/promoters/eligibility": {
    about: "it",
    people: { ...itself, frontline: "403" },
    keys: ["cases:read"],
    query: "?customer={customer}",
  },
  "GET /api/v1/promoters/customers": {
    about: "it",
    people: { ...itself, frontline: "403", lead: "403" },
    keys: ["cases:read"],
    query: "?q=x",
  },
  "GET /api/v1/promoters/summary": { about: "it", people: { ...itself, frontline: "403" }, keys: ["cases:read"] },

  "GET /api/v1/promoters/share-page": { about: "it", people: { ...itself, frontline: "403" }, keys: ["cases:read"] },

  "GET /api/v1/calendars": list,
  "GET /api/v1/calendars/{id}": one,
  "PUT /api/v1/calendars/{id}": put,
  "GET /api/v1/users": list,
  "GET /api/v1/users/{id}": one,
  "PUT /api/v1/users/{id}": put,
  "GET /api/v1/teams": list,
  "GET /api/v1/teams/{id}": one,
  "PUT /api/v1/teams/{id}": put,
  "GET /api/v1/accounts": list,
  "GET /api/v1/accounts/{id}": one,
  "PUT /api/v1/accounts/{id}": put,
  "GET /api/v1/causes": { about: "it", people: itself, keys: [...readers, "cases:read"] },
  "GET /api/v1/causes/{id}": {
    about: "thing",
    people: { frontline: "known", lead: "known", manager: "known", marketing: "known", administrator: "known" },
    keys: [...readers, "cases:read"],
  },
  "PUT /api/v1/causes/{id}": put,
  "GET /api/v1/rules": list,
  "GET /api/v1/rules/{id}": one,
  "PUT /api/v1/rules/{id}": put,
  "GET /api/v1/templates": list,
  "GET /api/v1/templates/{id}": one,
  "PUT /api/v1/templates/{id}": put,
  "GET /api/v1/policies": list,
  "GET /api/v1/policies/{id}": one,
  "PUT /api/v1/policies/{id}": put,
  "POST /api/v1/policies/{id}/publish": administration("thing", "known", writers, { body: { dryRun: true } }),
  "GET /api/v1/sources": list,
  "GET /api/v1/sources/{name}": one,
  "PUT /api/v1/sources/{name}": put,
  "POST /api/v1/sources/{name}/preview": administration("thing", "known", writers, { body: {} }),
  "POST /api/v1/sources/{name}/test": administration("thing", "known", writers, { body: { unknown: 1 } }),
  "POST /api/v1/source-drafts/preview": administration("it", "it", writers, { body: {} }),
  "GET /api/v1/source-activity": list,
  "GET /api/v1/operations": list,
  "GET /api/v1/settings/follow-up": list,
  "PUT /api/v1/settings/follow-up": administration("it", "it", writers, { body: { unknown: 1 } }),
  "GET /api/v1/settings/promoters": list,
  "PUT /api/v1/settings/promoters": administration("it", "it", writers, { body: { unknown: 1 } }),
  "GET /api/v1/absences": { about: "it", people: { ...itself, marketing: "403" }, keys: readers },
  "GET /api/v1/absences/{id}": {
    about: "absence",
    people: {
      frontline: "own",
      lead: "own team",
      manager: "own team",
      marketing: "403",
      administrator: "own team other",
    },
    keys: readers,
  },
  "PUT /api/v1/absences/{id}": {
    about: "absence",
    people: {
      frontline: "own team! other! absent",
      lead: "own team other! absent",
      manager: "own team other! absent",
      marketing: "403",
      administrator: "own team other absent",
    },
    keys: writers,
    body: { user: "{owner}", from: "2027-01-01T00:00:00Z", to: "2027-01-02T00:00:00Z" },
  },
  "GET /api/v1/quarantine": administration("it", "it", writers),
  "GET /api/v1/quarantine/{id}": administration("thing", "known", writers),
  "POST /api/v1/quarantine/{id}/replay": administration("thing", "known", writers),
  "GET /api/v1/keys": administration("it", "it", writers),
  "POST /api/v1/keys": administration("it", "it", writers, { body: {} }),
  "POST /api/v1/keys/{id}/rotate": administration("thing", "known", writers, { body: {} }),
  "DELETE /api/v1/keys/{id}": administration("thing", "known", writers),
  "POST /api/v1/users/{id}/login-link": administration("thing", "known", writers, { body: {} }),
  "POST /api/v1/sla/preview": { about: "it", people: itself, keys: "any", body: {} },

  "GET /api/v1/session": { about: "it", people: itself, keys: "none" },
  "DELETE /api/v1/session": { about: "it", people: itself, keys: "none" },
  "POST /api/v1/session": { ...anyone, body: {} },
  "GET /api/v1/demo/people": anyone,
  "POST /api/v1/demo/session": { ...anyone, body: {} },
  "GET /a/{token}": { about: "link", everybody: { known: "in", absent: "in" } },
  "POST /a/{token}": { about: "link", everybody: { known: "in", absent: "in" } },
  "GET /c/{token}": link,
  "POST /c/{token}": { ...link, body: "answer=perhaps" },
  "GET /p/{token}": link,
  "POST /p/{token}": { ...link, body: "action=nothing" },
  "GET /r/{token}": link,

  "GET /login/oidc": anyone,
  "GET /login/oidc/callback": anyone,
  "GET /login/oidc/link": anyone,
  "POST /login/oidc/link": { ...anyone, strangers: "403", body: "" },
  "POST /login/oidc/back-channel": { ...anyone, body: "logout_token=x" },

  "GET /": anyone,
  "GET /queue": anyone,
  "GET pattern /^\\/(?:login": anyone,
  "GET /assets/{name}": { about: "thing", everybody: { known: "in", absent: "404" } },
  "GET /dev/mailbox": anyone,
  "GET /dev/mailbox.json": anyone,
  "GET /healthz": anyone,
  "GET /readyz": anyone,
  "GET /openapi.json": anyone,
  "GET /docs": anyone,
  "GET /docs/problems": anyone,
  "GET /docs/start.js": anyone,
  "GET /docs/favicon-32x32.png": anyone,
  "GET /docs/swagger-ui-bundle.js": anyone,
  "GET /docs/swagger-ui.css": anyone,
};
