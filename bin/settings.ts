import { isIPv4 } from "node:net";
import { z } from "zod";
import { groupRoles } from "./group-roles.js";

/** One environment variable: what it may be, what it is for, and whether its value must stay hidden. */
export interface Setting {
  readonly schema: z.ZodType;
  /** For `innerloop doctor` and `.env.example`. */
  readonly about: string;
  /** What holds when it is not set, in words. */
  readonly whenUnset: string;
  readonly secret?: true;
}

const text = z.string().trim().min(1);
const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");

function url(...schemes: string[]): z.ZodType<string> {
  const allowed = schemes.map((scheme) => `${scheme}:`);
  return text.refine(
    (value) => URL.canParse(value) && allowed.includes(new URL(value).protocol),
    `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`,
  );
}

const publicUrl = url("http", "https")
  .refine((value) => {
    if (!URL.canParse(value)) return true;
    const { pathname, search, hash, username } = new URL(value);
    return pathname === "/" && search === "" && hash === "" && username === "";
  }, "must be an origin only, such as https://care.example.com")
  .transform((value) => new URL(value).origin);

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a whole number from 0 to 65535")
  .transform(Number)
  .refine((value) => value <= 65_535, "must be a whole number from 0 to 65535");

/** Plain http only where nobody can listen in: on this machine. */
const issuer = url("https", "http").refine((value) => {
  if (!URL.canParse(value)) return true;
  const { protocol, hostname, search, hash, username } = new URL(value);
  const isHere = hostname === "localhost" || hostname === "[::1]" || (isIPv4(hostname) && hostname.startsWith("127."));
  return (protocol === "https:" || isHere) && search === "" && hash === "" && username === "";
}, "must be an https:// address without query (http:// on this machine only)");

const mailbox = text.regex(
  /^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/,
  "must be an address, or a name and an address: Care <care@example.com>",
);

/** Every variable that innerloop reads, apart from the `TEMPORAL_*` block that `@temporalio/envconfig` reads. */
export const settings = {
  PORT: { schema: port, whenUnset: "8080", about: "Port of the API and the console; 0 = any free one." },
  HOST: { schema: text, whenUnset: "127.0.0.1", about: "Address to listen on." },
  PUBLIC_URL: {
    schema: publicUrl,
    whenUnset: "http://<HOST>:<PORT>",
    about: "Where people reach the product: the origin of every link in a mail.",
  },
  STATE_DIR: {
    schema: text,
    whenUnset: ".innerloop",
    about: "Folder of the local stack: database, Temporal store, mailbox, logs, run.json.",
  },
  DATABASE_URL: {
    schema: url("postgres", "postgresql"),
    whenUnset: "the embedded PostgreSQL",
    about: "A PostgreSQL 16 or later of your own.",
    secret: true,
  },
  SECRET_KEY: {
    schema: text.min(32, "must have at least 32 characters"),
    whenUnset: "made once into <STATE_DIR>/secrets.json (embedded database only)",
    about: "Seals stored secrets and signs links; required with DATABASE_URL.",
    secret: true,
  },
  SECRET_KEY_PREVIOUS: {
    schema: text.min(32, "must have at least 32 characters"),
    whenUnset: "none",
    about: "The SECRET_KEY before the last change: what it sealed or linked still opens; new things use SECRET_KEY.",
    secret: true,
  },
  SMTP_URL: {
    schema: url("smtp", "smtps"),
    whenUnset: "the local sink, shown at /dev/mailbox",
    about: "The mail server that sends.",
    secret: true,
  },
  MAIL_FROM: { schema: mailbox, whenUnset: "Innerloop <care@innerloop.example>", about: "Sender of every mail." },
  MAILBOX_DIR: {
    schema: text,
    whenUnset: "no /dev/mailbox (`up` sets it when it runs the sink)",
    about: "Folder of the local sink's mails, which the API shows at /dev/mailbox.",
  },
  TEMPORAL_CLI: {
    schema: text,
    whenUnset: "found on PATH, in .cache/temporal, or fetched",
    about: "Path of the Temporal CLI binary that runs the dev server.",
  },
  DEMO: {
    schema: flag,
    whenUnset: "1 with the embedded database, else 0",
    about: "1 = begin with a demo organisation; 0 = one administrator and the defaults.",
  },
  OIDC_ISSUER: {
    schema: issuer,
    whenUnset: "no sign-in by an identity provider",
    about:
      "Address of the organisation's identity provider (OpenID Connect); its redirect URI is <PUBLIC_URL>/login/oidc/callback.",
  },
  OIDC_CLIENT_ID: {
    schema: text,
    whenUnset: "required with OIDC_ISSUER",
    about: "Client id at the identity provider.",
  },
  OIDC_CLIENT_SECRET: {
    schema: text,
    whenUnset: "required with OIDC_ISSUER",
    about: "Client secret at the identity provider.",
    secret: true,
  },
  OIDC_SCOPES: {
    schema: text.refine(
      (value) => value.split(/\s+/).includes("openid"),
      "must name openid, such as: openid profile email",
    ),
    whenUnset: "openid profile email",
    about: "Scopes to ask for.",
  },
  OIDC_GROUP_CLAIM: { schema: text, whenUnset: "groups", about: "Claim that lists a person's groups." },
  OIDC_GROUP_ROLES: {
    schema: groupRoles,
    whenUnset: "required with OIDC_ISSUER",
    about:
      "Role of each group, first match first: group=role,group=role or JSON; who is in none of them does not get in.",
  },
  OIDC_NAME: {
    schema: text.max(60),
    whenUnset: "the host of OIDC_ISSUER",
    about: "Name of the provider on the sign-in page.",
  },
  LOCAL_LOGIN: {
    schema: flag,
    whenUnset: "0 with OIDC_ISSUER and without DEMO, else 1",
    about: "1 = people may sign in with a password; one-time links work in any case.",
  },
  WORKER_QUEUES: {
    schema: text
      .transform((value) => value.split(",").map((queue) => queue.trim()))
      .pipe(z.array(z.enum(["follow-up", "mail", "campaign", "webhooks"])).min(1)),
    whenUnset: "all",
    about: "Task queues this worker serves: follow-up, mail, campaign, webhooks.",
  },
  METRICS_PORT: {
    schema: port,
    whenUnset: "no metrics (`up` gives every role a port of its own, see run.json)",
    about: "Port of GET /metrics for Prometheus; 0 = any free one.",
  },
  METRICS_HOST: {
    schema: text,
    whenUnset: "127.0.0.1",
    about: "Address the metrics are served on; never one the public reaches.",
  },
  LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
    whenUnset: "info",
    about: "How much the logs say: trace, debug, info, warn, error, fatal, silent.",
  },
  FAULTS: {
    schema: flag,
    whenUnset: "0",
    about:
      "1 = `npm run faults` may make this process die at named points; needs FAULTS_DIR and a PUBLIC_URL of this machine.",
  },
  FAULTS_DIR: {
    schema: text,
    whenUnset: "required with FAULTS",
    about: "Folder in which the fault harness lays its orders.",
  },
  CHROMIUM_PATH: { schema: text, whenUnset: "searched", about: "The browser that tests use." },
} as const satisfies Record<string, Setting>;

/** Name of a variable. */
export type SettingKey = keyof typeof settings;

/** What the variables say, parsed; unset ones are undefined. */
export type SettingValues = { readonly [K in SettingKey]?: z.output<(typeof settings)[K]["schema"]> | undefined };

/** Variables that `@temporalio/envconfig` reads; listed by `innerloop doctor`, those marked hold secrets. */
export const temporalKeys: Readonly<Record<string, { readonly about: string; readonly secret?: true }>> = {
  TEMPORAL_ADDRESS: { about: "host:port of a Temporal server of your own; unset = the local dev server." },
  TEMPORAL_NAMESPACE: { about: "Namespace; unset = innerloop on the dev server, default elsewhere." },
  TEMPORAL_API_KEY: { about: "API key, switches TLS on.", secret: true },
  TEMPORAL_PROFILE: { about: "Profile of the Temporal configuration file to use." },
  TEMPORAL_CONFIG_FILE: { about: "Path of a Temporal configuration file." },
  TEMPORAL_TLS: { about: "true switches TLS on." },
  TEMPORAL_TLS_CLIENT_CERT_PATH: { about: "Client certificate (file)." },
  TEMPORAL_TLS_CLIENT_CERT_DATA: { about: "Client certificate (PEM)." },
  TEMPORAL_TLS_CLIENT_KEY_PATH: { about: "Client key (file)." },
  TEMPORAL_TLS_CLIENT_KEY_DATA: { about: "Client key (PEM).", secret: true },
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: { about: "Authority that signed the server's certificate (file)." },
  TEMPORAL_TLS_SERVER_CA_CERT_DATA: { about: "Authority that signed the server's certificate (PEM)." },
  TEMPORAL_TLS_SERVER_NAME: { about: "Name in the server's certificate, where it differs." },
  TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: { about: "true trusts any name; for tests." },
};
