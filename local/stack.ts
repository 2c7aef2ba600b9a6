// What a local stack is made of, in the words of the supervisor and of bin/, which knows the roles' files.
import type { DemoAccess } from "./state-files.js";

/** How to start the roles; words for Node, such as `["dist/bin/api.js"]`. */
export interface StackRoles {
  readonly migrate: readonly string[];
  readonly seed: readonly string[];
  readonly api: readonly string[];
  readonly worker: readonly string[];
  readonly relay: readonly string[];
}

/** Where the parts can be reached, for the roles' environment. */
export interface StackEndpoints {
  /** Where the API answers. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly secretKey: string;
  readonly smtpUrl: string;
  /** Undefined without the sink. */
  readonly mailboxDir: string | undefined;
  readonly temporal: { readonly address: string; readonly namespace: string };
}

/** What the supervisor tells whoever started it. */
export interface StackReport {
  /** A step that begins or is done; lines for people. */
  readonly progress: (text: string) => void;
  /** Something that went wrong and what is done about it. */
  readonly problem: (text: string) => void;
}

/** What to run and how. */
export interface StackOptions {
  readonly stateDir: string;
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** A PostgreSQL of the operator's own; undefined = the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Undefined = the one in secrets.json. */
  readonly secretKey: string | undefined;
  /** A mail server of the operator's own; undefined = the sink. */
  readonly smtpUrl: string | undefined;
  readonly temporal:
    | { readonly server: "dev-server"; readonly cliPath: string | undefined; readonly namespace: string }
    | { readonly server: "external"; readonly address: string; readonly namespace: string };
  readonly roles: StackRoles;
  /** The whole environment of a role; `metricsPort` is where it serves its metrics, undefined for what runs once. */
  readonly environment: (endpoints: StackEndpoints, metricsPort?: number) => Record<string, string>;
  readonly report: StackReport;
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal;
}

/** A stack that runs. */
export interface Stack {
  readonly url: string;
  /** Stops every part in order; resolves when nothing is left running. */
  stop(): Promise<void>;
  /** Ends every part at once, without waiting; for when stopping takes too long. */
  kill(): void;
}

/** The demo part of `run.json` while nothing was seeded. */
export const noAccess: DemoAccess = { users: [], apiKeys: { intake: "", admin: "" }, sources: [] };

/** The address at which a listener on `host` answers on this machine. */
export function localUrl(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
