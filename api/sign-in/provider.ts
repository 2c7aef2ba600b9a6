/**
 * The organisation's identity provider, spoken to by openid-client: code flow with PKCE, state and nonce; the ID token is checked for
 * signature, iss, aud, azp, nonce and exp. Nothing is asked of the provider before somebody signs in, and no answer is waited for
 * longer than {@link answerWithinS}.
 */
import * as client from "openid-client";
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import { readSignOutToken, type EndedAtProvider } from "./sign-out-token.js";
import { readClaims, type ProvenClaims } from "./claims.js";

/** What an operator says about the provider. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  groupClaim: string;
}

/** What must come back from the provider, and the half of PKCE that must not leave us. */
export interface SignInChallenge {
  state: string;
  nonce: string;
  verifier: string;
}

/** The provider as the sign-in pages use it. */
export interface IdentityProvider {
  issuer: string;
  /** Where to send the browser. Throws {@link ProviderOutage}. */
  begin(redirectUri: string): Promise<{ url: string; challenge: SignInChallenge }>;
  /** What the provider vouches for, from the address it sent the browser back to. Throws {@link ProviderOutage}, {@link ProviderRefusal}. */
  finish(returned: URL, challenge: SignInChallenge): Promise<ProvenClaims>;
  /** What a sign-out token of the provider says has ended. Throws {@link ProviderOutage}, {@link ProviderRefusal}. */
  signedOut(token: string): Promise<EndedAtProvider>;
  /** Where to send the browser to sign out there too; null when the provider has no such place or does not answer. */
  signOutUrl(comeBackTo: string): Promise<string | null>;
}

/** The provider does not answer, or answers that it cannot. */
export class ProviderOutage extends Error {
  override readonly name = "ProviderOutage";
}

/** What came back is not what was asked for: forged, used before, too late, or declined by the person. `code` is for the log. */
export class ProviderRefusal extends Error {
  override readonly name = "ProviderRefusal";
  readonly code: string;
  constructor(code: string) {
    super(`the sign-in was refused: ${code}`);
    this.code = code;
  }
}

/** The longest wait for one answer of the provider, in seconds. */
const answerWithinS = 5;
/** How long the provider's description of itself is used. */
const knownForMs = 3_600_000;
/** After a failed try, others are told at once for so long, so that a crowd does not wait in line. */
const restMs = 2_000;
/** Signatures that only the provider can make; what it offers beside them is not taken. */
const signatures = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
const outageErrors = new Set(["server_error", "temporarily_unavailable"]);

/** A provider; its description is fetched at the first sign-in and then once an hour. */
export function openIdentityProvider(settings: ProviderSettings): IdentityProvider {
  let known: { configuration: client.Configuration; atMs: number } | null = null;
  let asking: Promise<client.Configuration> | null = null;
  let failedAtMs = -Infinity;
  let keys: { at: string; read: JWTVerifyGetKey } | null = null;

  async function configuration(): Promise<client.Configuration> {
    if (known !== null && performance.now() - known.atMs < knownForMs) return known.configuration;
    if (performance.now() - failedAtMs < restMs) {
      if (known !== null) return known.configuration;
      throw new ProviderOutage("the identity provider did not answer a moment ago");
    }
    asking ??= discover(settings).finally(() => (asking = null));
    try {
      const found = await asking;
      known = { configuration: found, atMs: performance.now() };
      return found;
    } catch (error) {
      failedAtMs = performance.now();
      if (known !== null) return known.configuration;
      throw new ProviderOutage("the identity provider cannot be asked about itself", { cause: error });
    }
  }

  return {
    issuer: settings.issuer,
    async begin(redirectUri) {
      const found = await configuration();
      const challenge = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        state: challenge.state,
        nonce: challenge.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(challenge.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, challenge };
    },
    async finish(returned, challenge) {
      const found = await configuration();
      try {
        return await exchange(found, settings, returned, challenge);
      } catch (error) {
        throw judged(error);
      }
    },
    async signedOut(token) {
      const { issuer, jwks_uri: keysAt } = (await configuration()).serverMetadata();
      if (keysAt === undefined) throw new ProviderRefusal("no-keys");
      if (keys?.at !== keysAt)
        keys = { at: keysAt, read: createRemoteJWKSet(new URL(keysAt), { timeoutDuration: answerWithinS * 1000 }) };
      try {
        const expected = { issuer, audience: settings.clientId, algorithms: signatures };
        return await readSignOutToken(token, keys.read, expected);
      } catch (error) {
        const isLate = error instanceof errors.JWKSTimeout || error instanceof TypeError;
        throw isLate ? new ProviderOutage("no-keys") : new ProviderRefusal("sign-out-token");
      }
    },
    async signOutUrl(comeBackTo) {
      try {
        const found = await configuration();
        if (found.serverMetadata().end_session_endpoint === undefined) return null;
        // Without the ID token, which names the person and would stand in the address.
        return client.buildEndSessionUrl(found, { post_logout_redirect_uri: comeBackTo }).href;
      } catch {
        return null;
      }
    },
  };
}

async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const extensions = [
    // In the code flow signatures may go unchecked where TLS vouches for them; here they never do.
    client.enableNonRepudiationChecks,
    ...(issuer.protocol === "http:" ? [client.allowInsecureRequests] : []),
  ];
  const described = await client.discovery(issuer, settings.clientId, undefined, client.None(), {
    timeout: answerWithinS,
    execute: extensions,
  });
  const isData = ([, value]: [string, unknown]): boolean => typeof value !== "function";
  const metadata = Object.fromEntries(
    Object.entries(described.serverMetadata()).filter(isData),
  ) as unknown as client.ServerMetadata;
  const offered = metadata.id_token_signing_alg_values_supported ?? ["RS256"];
  const byBasic = metadata.token_endpoint_auth_methods_supported?.includes("client_secret_basic") ?? true;
  const configuration = new client.Configuration(
    { ...metadata, id_token_signing_alg_values_supported: offered.filter((one) => signatures.includes(one)) },
    settings.clientId,
    {},
    (byBasic ? client.ClientSecretBasic : client.ClientSecretPost)(settings.clientSecret),
  );
  configuration.timeout = answerWithinS;
  for (const extend of extensions) extend(configuration);
  return configuration;
}

async function exchange(
  configuration: client.Configuration,
  settings: ProviderSettings,
  returned: URL,
  challenge: SignInChallenge,
): Promise<ProvenClaims> {
  const tokens = await client.authorizationCodeGrant(configuration, returned, {
    expectedState: challenge.state,
    expectedNonce: challenge.nonce,
    pkceCodeVerifier: challenge.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new ProviderRefusal("no-id-token");
  // The library asks for it with several audiences; a party named beside a single one must be us as well.
  if (claims.azp !== undefined && claims.azp !== settings.clientId) throw new ProviderRefusal("azp");
  const wanted = ["email", "name", settings.groupClaim];
  const isWhole = wanted.every((name) => claims[name] !== undefined);
  const more =
    isWhole || configuration.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return readClaims({ ...more, ...claims }, settings.groupClaim);
}

/** Our two kinds of failure out of the library's many; whatever is neither is a fault of ours and passes. */
function judged(error: unknown): unknown {
  if (error instanceof ProviderRefusal) return error;
  if (error instanceof client.AuthorizationResponseError)
    return outageErrors.has(error.error) ? new ProviderOutage(error.error) : new ProviderRefusal(error.error);
  if (error instanceof client.ResponseBodyError)
    return error.status >= 500 ? new ProviderOutage(error.error) : new ProviderRefusal(error.error);
  if (error instanceof client.WWWAuthenticateChallengeError) return new ProviderRefusal("userinfo");
  if (error instanceof client.ClientError) {
    const isLate = error.code === "OAUTH_TIMEOUT" || error.code === "OAUTH_ABORT";
    const isAbsent = error.cause instanceof TypeError;
    const isFailing = error.cause instanceof Response && error.cause.status >= 500;
    return isLate || isAbsent || isFailing
      ? new ProviderOutage(error.code ?? "no-answer")
      : new ProviderRefusal(error.code ?? "client");
  }
  // What fetch throws when nobody listens.
  if (error instanceof TypeError && error.message === "fetch failed") return new ProviderOutage("no-answer");
  return error;
}
