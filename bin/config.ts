// Strings to a frozen Config and separate Secrets, once per process. The only file that reads the environment.
import { readFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { resolve } from "node:path";
import { loadClientConnectConfig } from "@temporalio/envconfig";
import type { ClientConnectConfig } from "@temporalio/envconfig";
import { z } from "zod";
import { settings, temporalKeys } from "./settings.js";
import type { SettingKey, SettingValues } from "./settings.js";

/** The address of a listener as a URL names it; IPv6 stands in brackets. */
export function originAt(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** What a process may know and show. */
export interface Config {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Origin without a trailing slash; undefined = `http://<host>:<port>` once the port is known. */
  readonly publicUrl: string | undefined;
  /** Absolute path. */
  readonly stateDir: string;
  readonly database: "embedded" | "external";
  readonly mail: {
    readonly server: "sink" | "external";
    readonly from: string;
    readonly mailboxDir: string | undefined;
  };
  readonly temporal: {
    readonly server: "dev-server" | "external";
    /** Undefined with the dev server until it runs. */
    readonly address: string | undefined;
    readonly namespace: string;
    readonly cliPath: string | undefined;
  };
  readonly demo: boolean;
  /** The identity provider; undefined = none. */
  readonly oidc:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly scopes: string;
        readonly groupClaim: string;
        readonly groupRoles: NonNullable<SettingValues["OIDC_GROUP_ROLES"]>;
        /** As the sign-in page calls it. */
        readonly name: string;
      }
    | undefined;
  /** Whether people may sign in with a password. */
  readonly localLogin: boolean;
  /** Task queues of a worker; undefined = all. */
  readonly workerQueues: readonly string[] | undefined;
  readonly logLevel: string;
  /** Where this process serves its metrics; null = nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly chromiumPath: string | undefined;
  /** Where the fault harness lays its orders; null = there are no failpoints. */
  readonly faultsDir: string | null;
}

/** What a process may use but never show. */
export interface Secrets {
  readonly databaseUrl: string | undefined;
  readonly secretKey: string | undefined;
  /** The one before it; what it sealed or linked still opens. */
  readonly previousSecretKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly oidcClientSecret: string | undefined;
  /** For `Connection` and `NativeConnection`; undefined with the dev server until it runs. */
  readonly temporalConnection: ClientConnectConfig["connectionOptions"] | undefined;
}

/** A variable has a value that cannot work; the text names every such variable and shows no secret. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment. An empty value counts as unset; a secret may come from a file named by `<KEY>_FILE`.
 *
 * @throws ConfigError that names every key with a bad value.
 */
export function readConfig(env: Environment = process.env): { readonly config: Config; readonly secrets: Secrets } {
  const values = parse(withFiles(env));
  const problems: string[] = [];
  if (values.DATABASE_URL !== undefined && values.SECRET_KEY === undefined) {
    problems.push("SECRET_KEY: is required with DATABASE_URL (at least 32 characters; `openssl rand -base64 32`)");
  }
  const oidc = readOidc(values, problems);
  const faultsDir = readFaults(values, problems);
  const temporal = readTemporal(env, problems);
  if (problems.length > 0) throw configError(problems);
  const database = values.DATABASE_URL === undefined ? "embedded" : "external";
  const demo = values.DEMO ?? database === "embedded";
  const config: Config = {
    host: values.HOST ?? "127.0.0.1",
    port: values.PORT ?? 8080,
    publicUrl: values.PUBLIC_URL,
    stateDir: resolve(values.STATE_DIR ?? ".innerloop"),
    database,
    mail: Object.freeze({
      server: values.SMTP_URL === undefined ? "sink" : "external",
      from: values.MAIL_FROM ?? "Innerloop <care@innerloop.example>",
      mailboxDir: values.MAILBOX_DIR === undefined ? undefined : resolve(values.MAILBOX_DIR),
    }),
    temporal: Object.freeze({
      server: temporal === undefined ? "dev-server" : "external",
      address: temporal?.connectionOptions.address,
      namespace: temporal === undefined ? env["TEMPORAL_NAMESPACE"] || "innerloop" : (temporal.namespace ?? "default"),
      cliPath: values.TEMPORAL_CLI,
    }),
    demo,
    oidc,
    localLogin: values.LOCAL_LOGIN ?? (oidc === undefined || demo),
    workerQueues: values.WORKER_QUEUES,
    logLevel: values.LOG_LEVEL ?? "info",
    metrics:
      values.METRICS_PORT === undefined
        ? null
        : Object.freeze({ host: values.METRICS_HOST ?? "127.0.0.1", port: values.METRICS_PORT }),
    chromiumPath: values.CHROMIUM_PATH,
    faultsDir,
  };
  const secrets: Secrets = {
    databaseUrl: values.DATABASE_URL,
    secretKey: values.SECRET_KEY,
    previousSecretKey: values.SECRET_KEY_PREVIOUS,
    smtpUrl: values.SMTP_URL,
    oidcClientSecret: values.OIDC_CLIENT_SECRET,
    temporalConnection: temporal?.connectionOptions,
  };
  return Object.freeze({ config: Object.freeze(config), secrets: Object.freeze(secrets) });
}

/** The environment as the processes we start may inherit it: everything but our own settings, which are passed anew. */
export function inheritableEnvironment(env: Environment = process.env): Record<string, string> {
  const own = (key: string): boolean => key in settings || key.replace(/_FILE$/, "") in settings;
  const kept = Object.entries(env).filter(([key]) => !own(key) && !key.startsWith("TEMPORAL_"));
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The `TEMPORAL_*` variables, to pass on to the processes of a stack that uses a server of the operator's own. */
export function temporalEnvironment(env: Environment = process.env): Record<string, string> {
  const kept = Object.entries(env).filter(([key, value]) => key.startsWith("TEMPORAL_") && value !== undefined);
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Whether an npm script started this process, so that npm is the one to live and die with. */
export function isStartedByNpm(env: Environment = process.env): boolean {
  return (env["npm_lifecycle_event"] ?? "") !== "";
}

/** A line of `innerloop doctor`. */
export interface SettingReport {
  readonly key: string;
  /** Masked when it is a secret. */
  readonly value: string;
  readonly source: "environment" | "file" | "default";
  readonly about: string;
}

/** Every variable with its value, where that comes from, and what it is for; secrets are masked. */
export function reportSettings(env: Environment = process.env): SettingReport[] {
  const own = Object.entries(settings).map(([key, { about, whenUnset, ...rest }]): SettingReport => {
    const set = env[key] !== undefined && env[key] !== "";
    if (!set && "secret" in rest && (env[`${key}_FILE`] ?? "") !== "") {
      return { key, value: "********", source: "file", about };
    }
    if (!set) return { key, value: whenUnset, source: "default", about };
    return { key, value: "secret" in rest ? "********" : (env[key] ?? ""), source: "environment", about };
  });
  const temporal = Object.entries(temporalKeys).map(([key, { about, secret }]): SettingReport => {
    const value = env[key] ?? "";
    if (value === "") return { key, value: "not set", source: "default", about };
    return { key, value: secret ? "********" : value, source: "environment", about };
  });
  return [...own, ...temporal];
}

function parse(env: Environment): SettingValues {
  const shape = Object.fromEntries(Object.entries(settings).map(([key, { schema }]) => [key, schema.optional()]));
  const given = Object.entries(env).filter(([key, value]) => key in settings && value !== undefined && value !== "");
  const result = z.object(shape).safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  throw configError(result.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`));
}

function withFiles(env: Environment): Environment {
  const read: Record<string, string> = {};
  for (const key of Object.keys(settings) as SettingKey[]) {
    const file = env[`${key}_FILE`];
    if (!("secret" in settings[key]) || file === undefined || file === "" || (env[key] ?? "") !== "") continue;
    try {
      read[key] = readFileSync(file, "utf8").trim();
    } catch (error) {
      throw configError([`${key}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`]);
    }
  }
  return { ...env, ...read };
}

/** The identity provider, whole or not at all: a part of it without the rest is a problem with the name of what is missing. */
function readOidc(values: SettingValues, problems: string[]): Config["oidc"] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_GROUP_ROLES } = values;
  const needed = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_GROUP_ROLES };
  const given = Object.keys(values).filter((key) => key.startsWith("OIDC_"));
  if (given.length === 0) {
    if (values.LOCAL_LOGIN === false) problems.push("LOCAL_LOGIN: 0 leaves no way to sign in without OIDC_ISSUER");
    return undefined;
  }
  for (const [key, value] of Object.entries(needed))
    if (value === undefined) problems.push(`${key}: is required with ${given.join(", ")}`);
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_GROUP_ROLES === undefined) return undefined;
  return Object.freeze({
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    scopes: values.OIDC_SCOPES ?? "openid profile email",
    groupClaim: values.OIDC_GROUP_CLAIM ?? "groups",
    groupRoles: OIDC_GROUP_ROLES,
    name: values.OIDC_NAME ?? new URL(OIDC_ISSUER).host,
  });
}

/** Failpoints have to be asked for twice, and never where anybody else could be waiting for an answer. */
function readFaults(values: SettingValues, problems: string[]): string | null {
  const { FAULTS, FAULTS_DIR, PUBLIC_URL } = values;
  if (FAULTS !== true) return null;
  if (FAULTS_DIR === undefined) problems.push("FAULTS_DIR: is required with FAULTS=1");
  const host = PUBLIC_URL === undefined ? "127.0.0.1" : new URL(PUBLIC_URL).hostname;
  if (host !== "localhost" && host !== "[::1]" && !(isIPv4(host) && host.startsWith("127.")))
    problems.push("FAULTS: a product with a PUBLIC_URL outside this machine does not die on command");
  return FAULTS_DIR === undefined ? null : resolve(FAULTS_DIR);
}

/** The environment of the roles of a stack that says how people sign in. */
export function signInEnvironment(env: Environment = process.env): Record<string, string> {
  const names = Object.keys(settings).filter((key) => key.startsWith("OIDC_") || key === "LOCAL_LOGIN");
  const read = withFiles(env);
  return Object.fromEntries(
    names.map((key) => [key, read[key]] as const).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The operator's own server, or undefined for the dev server. A file counts only when it or a profile was named. */
function readTemporal(env: Environment, problems: string[]): ClientConnectConfig | undefined {
  const set = (key: string): boolean => (env[key] ?? "") !== "";
  const byFile = set("TEMPORAL_PROFILE") || set("TEMPORAL_CONFIG_FILE");
  if (!set("TEMPORAL_ADDRESS") && !byFile) return undefined;
  try {
    return loadClientConnectConfig({ disableFile: !byFile, overrideEnvVars: temporalEnvironment(env) });
  } catch (error) {
    const key = set("TEMPORAL_PROFILE") ? "TEMPORAL_PROFILE" : byFile ? "TEMPORAL_CONFIG_FILE" : "TEMPORAL_ADDRESS";
    problems.push(`${key}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function configError(problems: readonly string[]): ConfigError {
  return new ConfigError(`The configuration cannot work:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
}
