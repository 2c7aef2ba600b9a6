/** The application with an identity provider beside it, and a browser that keeps cookies and follows redirects between the two. */
import { createServer } from "node:net";
import { consoleRouter } from "../../api/console.js";
import { providerSignIn } from "../../api/sign-in/provider-sign-in.js";
import type { GroupRole } from "../../usecases/identity-sign-in.js";
import { createSessions } from "../../usecases/sessions.js";
import { startIdentityProvider } from "../support/identity-provider.js";
import { startDatabaseApp, type DatabaseApp } from "./database-app.js";
import { startApp, type RunningApp } from "./support.js";

export const groupRoles: readonly GroupRole[] = [
  { group: "cx-admins", role: "administrator" },
  { group: "cx-leads", role: "lead" },
  { group: "cx-care", role: "frontline" },
];

type Provider = Awaited<ReturnType<typeof startIdentityProvider>>;

export interface OidcApp extends RunningApp {
  database: DatabaseApp;
  provider: Provider;
  /** What the log was told, one object per line. */
  logged: Record<string, unknown>[];
}

/** Starts both. `issuer` = another address than that of the provider. `consoleFolder` = the console is served too. */
export async function startOidcApp(options: { issuer?: string; consoleFolder?: string } = {}): Promise<OidcApp> {
  const [database, provider] = await Promise.all([startDatabaseApp(), startIdentityProvider()]);
  const logged: Record<string, unknown>[] = [];
  const log = { info: note, warn: note, error: note };
  function note(fields: Record<string, unknown>, message: string): void {
    logged.push({ ...fields, message });
  }
  let url = "";
  const publicUrl = (): string => url;
  const description = {
    issuer: options.issuer ?? provider.issuer,
    clientId: provider.clientId,
    scopes: "openid profile email groups",
    groupClaim: "groups",
    groupRoles,
    name: "Example ID",
  };
  const signIn = providerSignIn(description, provider.clientSecret, { publicUrl, useCases: database.useCases, log });
  if (signIn === undefined) throw new Error("the provider is described");
  const app = await startApp({
    log,
    useCases: database.useCases,
    sessions: createSessions(database.useCases),
    provider: signIn,
    localLogin: false,
    ...(options.consoleFolder === undefined
      ? {}
      : {
          console: consoleRouter(options.consoleFolder, {
            publicUrl,
            isDemo: false,
            hasMailbox: false,
            provider: "Example ID",
            hasLocalLogin: false,
          }),
        }),
  });
  url = app.url;
  provider.allow(`${url}/login/oidc/callback`, `${url}/login`);
  return {
    ...app,
    database,
    provider,
    logged,
    async close() {
      await app.close();
      await provider.close();
      await database.close();
    },
  };
}

/** Cookies by origin, and redirects followed by hand. */
export function browserOf() {
  const jar = new Map<string, Map<string, string>>();
  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const cookies = jar.get(origin) ?? new Map<string, string>();
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { "accept-language": "en", ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: cookie === "" ? headers : { ...headers, cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    jar.set(origin, cookies);
    return response;
  }
  return {
    jar,
    ask,
    /** Follows redirects until a page, or until `stopBefore` matches the next address, which is then in `next`. */
    async go(
      url: string,
      stopBefore: RegExp = /^$/,
    ): Promise<{ response: Response; url: string; next: string | null }> {
      let at = url;
      for (let hop = 0; hop < 12; hop += 1) {
        const response = await ask(at);
        const location = response.headers.get("location");
        if (location === null || response.status < 300 || response.status > 399)
          return { response, url: at, next: null };
        const next = new URL(location, at).href;
        if (stopBefore.test(next)) return { response, url: at, next };
        at = next;
      }
      throw new Error("too many redirects");
    },
  };
}

/** An address where a connection is taken and nothing is ever answered. */
export async function startSilence(): Promise<{ url: string; close(): void }> {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
