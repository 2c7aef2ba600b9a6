/** An application on a free port with keys and sessions kept in memory, and raw sockets to torment it. */
import { connect } from "node:net";
import { randomBytes } from "node:crypto";
import { createApp } from "../../api/app.js";
import type { AppDeps } from "../../api/app-deps.js";
import { mintApiKey, type StoredKey } from "../../api/auth/api-key.js";
import type { SessionStore, SessionUser } from "../../api/auth/session.js";
import { createHttpServer, type HttpServerOptions } from "../../api/server.js";

export interface RunningApp {
  url: string;
  port: number;
  lifecycle: { isDraining: boolean };
  /** A key with these scopes; the header value. */
  key(...scopes: string[]): string;
  close(): Promise<void>;
}

export const maija: SessionUser = {
  id: "maija",
  name: "Maija",
  email: "maija@example.test",
  role: "administrator",
  language: "fi",
};
export const password = "a good long password";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function startApp(
  overrides: Partial<AppDeps> = {},
  serverOptions: Partial<HttpServerOptions> = {},
): Promise<RunningApp> {
  const keys = new Map<string, StoredKey>();
  const sessions = new Map<string, SessionUser>();
  const lifecycle = { isDraining: false };
  let url = "http://127.0.0.1:1";
  const sessionStore: SessionStore = {
    open: async (input) => {
      if (input.password === "throttled") return { outcome: "throttled", retryAfterMs: 30_000 };
      if (input.email !== maija.email || input.password !== password) return { outcome: "refused" };
      const token = randomBytes(32).toString("base64url");
      sessions.set(token, maija);
      return { outcome: "opened", token, user: maija, maxAgeMs: 60_000 };
    },
    find: async (token) => sessions.get(token) ?? null,
    close: async (token) => void sessions.delete(token),
  };
  const deps: AppDeps = {
    publicUrl: () => url,
    cursorKey: randomBytes(32),
    log: silent,
    lifecycle,
    readiness: async () => ({ database: true, migrations: true, temporal: true }),
    keys: { findKey: async (id) => keys.get(id) ?? null },
    sessions: sessionStore,
    useCases: {} as AppDeps["useCases"],
    ...overrides,
  };
  const http = createHttpServer(createApp(deps), { lifecycle, ...serverOptions });
  const port = await http.listen(0, "127.0.0.1");
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    lifecycle,
    key: (...scopes) => {
      const minted = mintApiKey();
      const { id, secretHash } = minted;
      const rest = { former: null, teams: null, expiresAt: null, revokedAt: null, readAt: Date.now() };
      keys.set(id, { id, secretHash, scopes, ...rest });
      return `Bearer ${minted.token}`;
    },
    close: () => http.close(),
  };
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes as they are and reads until the server closes or an answer with a length is complete; the first answer only. */
export async function sendRaw(port: number, bytes: string | Buffer, timeoutMs = 5_000): Promise<RawAnswer> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => settle(), timeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      socket.destroy();
      const answer = parseAnswer(Buffer.concat(chunks));
      if (answer === null)
        reject(new Error(`no complete answer: ${Buffer.concat(chunks).toString("latin1").slice(0, 200)}`));
      else resolve(answer);
    };
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      if (parseAnswer(Buffer.concat(chunks)) !== null) settle();
    });
    socket.on("end", settle);
    socket.on("error", () => undefined);
    socket.on("close", settle);
  });
}

function parseAnswer(bytes: Buffer): RawAnswer | null {
  const text = bytes.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const [statusLine = "", ...lines] = text.slice(0, end).split("\r\n");
  const status = Number(statusLine.split(" ")[1]);
  if (status === 100) return parseAnswer(bytes.subarray(end + 4));
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const body = bytes.subarray(end + 4);
  const length = Number(headers["content-length"] ?? (status === 204 || status === 304 ? 0 : Number.NaN));
  if (Number.isNaN(length) || body.length < length) return null;
  return { status, headers, body: body.subarray(0, length).toString() };
}
