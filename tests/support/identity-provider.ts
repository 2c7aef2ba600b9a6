/** A real identity provider (oidc-provider) on a loopback port, whose people sign in without a form: whoever `signedIn` names. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import { Provider, type JWK } from "oidc-provider";

/** What the provider knows about somebody. */
export interface DirectoryPerson {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  locale?: string;
  groups?: string[];
}

export interface IdentityProviderServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Everybody by subject; changes hold from the next sign-in on. */
  people: Map<string, DirectoryPerson>;
  /** Who sits at the browser. */
  signedIn: string;
  /** An ID token over these claims; by default properly signed. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): string;
  /** Put in front of every request; true = it has answered (or never will). */
  intercept: ((...request: Parameters<RequestListener>) => boolean) | null;
  close(): Promise<void>;
}

/** Starts it for one client, whose redirect URIs may be named later by `allow`. */
export async function startIdentityProvider(): Promise<
  IdentityProviderServer & { allow(redirectUri: string, signOutUri: string): void }
> {
  let listener: (...request: Parameters<RequestListener>) => unknown = (_request, response) =>
    response.writeHead(503).end();
  const server = createServer((request, response) => {
    if (state.intercept?.(request, response) === true) return;
    void listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const issuer = `http://127.0.0.1:${address.port}`;
  const people = new Map<string, DirectoryPerson>();
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key: JWK = { ...(privateKey.export({ format: "jwk" }) as JWK), use: "sig", alg: "RS256", kid: "test" };
  const state: Awaited<ReturnType<typeof startIdentityProvider>> = {
    issuer,
    clientId: "innerloop",
    clientSecret: "a secret of the test",
    people,
    signedIn: "",
    intercept: null,
    sign(claims, header = { alg: "RS256", kid: "test" }) {
      const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
      if (header["alg"] === "none") return `${text}.`;
      return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
    },
    allow(redirectUri, signOutUri) {
      listener = providerOver(redirectUri, signOutUri).callback();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function providerOver(redirectUri: string, signOutUri: string): Provider {
    const provider: Provider = new Provider(issuer, {
      clients: [
        {
          client_id: state.clientId,
          client_secret: state.clientSecret,
          redirect_uris: [redirectUri],
          post_logout_redirect_uris: [signOutUri],
          backchannel_logout_uri: redirectUri.replace(/callback$/, "back-channel"),
          backchannel_logout_session_required: true,
        },
      ],
      jwks: { keys: [key] },
      cookies: { keys: ["a key of the test"] },
      claims: { openid: ["sub"], profile: ["name", "locale"], email: ["email", "email_verified"], groups: ["groups"] },
      scopes: ["openid", "profile", "email", "groups"],
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      // Its own refuses loopback addresses, where this test lives.
      fetch: (url, { method = "GET", headers = {}, body = null } = {}) => fetch(url, { method, headers, body }),
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 60, Session: 600 },
      findAccount: (_context, sub) => {
        const person = people.get(sub);
        return person === undefined ? undefined : { accountId: sub, claims: () => ({ ...person }) };
      },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      async loadExistingGrant(context) {
        const { client, session } = context.oidc;
        const grant = new provider.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" });
        grant.addOIDCScope("openid profile email groups");
        await grant.save();
        return grant;
      },
    });
    provider.use(async (context, next) => {
      if (!context.path.startsWith("/interaction/")) {
        await next();
        return;
      }
      await provider.interactionFinished(context.req, context.res, { login: { accountId: state.signedIn } });
      context.respond = false;
    });
    return provider;
  }
  return state;
}
