/** An organisation of four teams with a case of every standing, and everybody who may ask for one. Real sessions, keys and database. */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Express } from "express";
import { v7 as uuidv7 } from "uuid";
import { createApp } from "../../../api/app.js";
import type { AppDeps } from "../../../api/app-deps.js";
import { mintApiKey } from "../../../api/auth/api-key.js";
import { consoleRouter } from "../../../api/console.js";
import { createHttpServer } from "../../../api/server.js";
import { customerPages } from "../../../bin/customer-pages.js";
import { setAppTimeOffset } from "../../../db/app-now.js";
import { connectDatabase, type Database } from "../../../db/client.js";
import { seed } from "../../../seeds/index.js";
import { createKey } from "../../../usecases/api-key-changes.js";
import { createKeyStore } from "../../../usecases/api-keys.js";
import type { UsecaseDeps } from "../../../usecases/deps.js";
import { linkToken } from "../../../usecases/link-tokens.js";
import { createSessions, openSession } from "../../../usecases/sessions.js";
import { createTestDatabase } from "../../support/postgres.js";
import { providerSignIn } from "../../../api/sign-in/provider-sign-in.js";
import { startIdentityProvider } from "../../support/identity-provider.js";
import { startLive } from "../../support/live.js";

export const absentId = "01900000-0000-7000-8000-000000000000";
export const scopes = [
  "responses:write",
  "responses:read",
  "cases:read",
  "cases:act",
  "customers:read",
  "notes:read",
  "settings:read",
  "settings:write",
] as const;

/** One of every role; each works in, leads or manages `delivery` where the role does such a thing. */
export const people = {
  frontline: "elin-lindholm",
  lead: "sanna-makela",
  manager: "mikko-lahtinen",
  marketing: "katri-niemi",
  administrator: "anna-virtanen",
} as const;
export type RoleName = keyof typeof people;

export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- documents are judged by the assertions
  body: any;
}

/** Headers that show who calls. */
export type Caller = Record<string, string>;

export interface World {
  app: Express;
  url: string;
  db: Database;
  useCases: UsecaseDeps;
  /** A person's session, opened anew at every call. */
  person(id: string): Promise<Caller>;
  /** A stored key with these scopes; teams null = every one. */
  key(wanted: readonly string[], teams?: readonly string[] | null, expiresAt?: number | null): Promise<Caller>;
  call(caller: Caller, method: string, path: string, body?: unknown, headers?: Caller): Promise<Answer>;
  /** An unhappy customer's answer at a touchpoint, its case given to somebody (null = nobody); answers both ids. */
  complaint(
    touchpoint: string,
    owner: string | null,
  ): Promise<{ caseId: string; responseId: string; customerId: string }>;
  setTimeOffset(ms: number): Promise<void>;
  /** The token in a customer's mail. */
  linkOf(purpose: "case" | "preferences" | "share", subjectId: string): string;
  close(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function startWorld(publicUrl?: string): Promise<World> {
  const database = await createTestDatabase();
  const db = connectDatabase({ url: database.url, poolSize: 5, role: "test", deadlineMs: 10_000, queueLimit: 200 });
  let url = "http://127.0.0.1:1";
  const useCases: UsecaseDeps = {
    db,
    newId: uuidv7,
    secretKey: randomBytes(32).toString("hex"),
    get publicUrl() {
      return publicUrl ?? url;
    },
  };
  const live = await startLive(useCases, database.url);
  const identities = await startIdentityProvider();
  await seed(useCases, { demo: true, access: { passwords: {}, apiKeys: [], sourceSecrets: {} } });
  const folder = consoleFolder();
  const lifecycle = { isDraining: false };
  const deps: AppDeps = {
    publicUrl: () => publicUrl ?? url,
    cursorKey: randomBytes(32),
    log: silent,
    lifecycle,
    readiness: async () => ({ database: true, migrations: true, temporal: true }),
    keys: createKeyStore(useCases),
    sessions: createSessions(useCases),
    useCases,
    live: live.hub,
    ...providerOf(useCases, identities, () => publicUrl ?? url),
    mailbox: async () => [],
    demoPeople: () => [],
    console: consoleRouter(folder, {
      publicUrl: () => publicUrl ?? url,
      isDemo: true,
      hasMailbox: true,
      provider: null,
      hasLocalLogin: true,
    }),
    pages: customerPages(useCases, silent),
  };
  const app = createApp(deps);
  const http = createHttpServer(app, { lifecycle });
  url = `http://127.0.0.1:${await http.listen(0, "127.0.0.1")}`;
  identities.allow(`${publicUrl ?? url}/login/oidc/callback`, `${publicUrl ?? url}/login`);
  const cookieName = publicUrl?.startsWith("https:") === true ? "__Host-innerloop_session" : "innerloop_session";
  const person: World["person"] = async (id) => ({
    cookie: `${cookieName}=${await openSession(useCases, id)}`,
    origin: publicUrl ?? url,
  });
  const key: World["key"] = async (wanted, teams = null, expiresAt = null) => {
    const minted = mintApiKey();
    const given = { id: minted.id, name: "test", scopes: wanted, teams, expiresAt };
    const operator = { actor: { kind: "system", id: "operator" }, idempotency: null } as const;
    await createKey(useCases, given, () => minted.secretHash, operator);
    return { authorization: `Bearer ${minted.token}` };
  };
  const call: World["call"] = async (caller, method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...caller, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    // A stream never ends by itself.
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
    if (isStream) await response.body?.cancel();
    const text = isStream ? "" : await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== "" ? JSON.parse(text) : text,
    };
  };
  const admin = await key(scopes);
  await buildTeams(db, (path, body) => call(admin, "PUT", path, body));
  return {
    app,
    url,
    db,
    useCases,
    person,
    key,
    call,
    async complaint(touchpoint, owner) {
      const { body } = await call(admin, "POST", "/api/v1/responses", {
        externalId: randomUUID(),
        survey: { kind: "nps" },
        score: 2,
        comment: "Two weeks late.",
        touchpoint,
        customer: { externalId: randomUUID(), name: "Aino Asiakas", email: `${randomUUID()}@customer.example` },
      });
      const { body: stored } = await call(admin, "GET", `/api/v1/responses/${body.responseId}`);
      await db.transaction((tx) =>
        tx.execute(sql`update cases set owner_id = ${owner}, status = ${owner === null ? "new" : "assigned"}
          where id = ${body.case.id}::uuid`),
      );
      return { caseId: body.case.id, responseId: body.responseId, customerId: stored.customer.id };
    },
    setTimeOffset: async (ms) => await db.transaction((tx) => setAppTimeOffset(tx, ms)),
    linkOf: (purpose, subjectId) => linkToken(useCases.secretKey, purpose, subjectId),
    async close() {
      await live.close();
      await http.close();
      await identities.close();
      await db.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sign-in by a real identity provider, so that its routes are there. */
function providerOf(
  useCases: UsecaseDeps,
  identities: Awaited<ReturnType<typeof startIdentityProvider>>,
  publicUrl: () => string,
): Pick<AppDeps, "provider"> {
  const described = {
    issuer: identities.issuer,
    clientId: identities.clientId,
    scopes: "openid profile email groups",
    groupClaim: "groups",
    groupRoles: [],
    name: "Example ID",
  };
  const provider = providerSignIn(described, identities.clientSecret, { publicUrl, useCases, log: silent });
  return provider === undefined ? {} : { provider };
}

/** `north` is nobody's of {@link people}: the other team. */
async function buildTeams(db: Database, put: (path: string, body: unknown) => Promise<Answer>): Promise<void> {
  const person = { language: "en", languages: ["en"], skills: [], capacityPoints: 20 };
  for (const [id, role] of [
    ["nora-north", "frontline"],
    ["lars-north", "lead"],
    ["mona-north", "manager"],
  ])
    await put(`/api/v1/users/${id}`, { ...person, name: id, email: `${id}@kotikone.example`, role });
  await put("/api/v1/teams/north", {
    name: "North",
    calendar: "default",
    lead: "lars-north",
    manager: "mona-north",
    members: ["nora-north"],
    touchpoints: ["north"],
  });
}

/** A console that is two files, so that its router is mounted without a build. */
function consoleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "innerloop-console-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>innerloop</title><body __CONSOLE_FACTS__>");
  writeFileSync(join(folder, "assets/a.js"), "");
  return folder;
}
