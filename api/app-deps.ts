/** What the HTTP application needs from outside; bin/api.ts puts it together, tests hand in their own. */
import type { Router } from "express";
import type { KeyStore } from "./auth/api-key.js";
import type { LiveHub } from "./live/live-hub.js";
import type { SessionStore } from "./auth/session.js";
import type { UsecaseDeps } from "../usecases/deps.js";

/** What the log needs; a pino logger fits. Fields hold ids, codes and route patterns, never bodies. */
export interface HttpLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** The state of the parts a request may need; each false = not usable now. */
export interface Readiness {
  database: boolean;
  /** True when every migration of this build has been applied. */
  migrations: boolean;
  /** Shown as `degraded` when false; never makes the process unready. */
  temporal: boolean;
}

/** Shared by the application and its server: true from the first moment of a shutdown, so that `/readyz` turns 503. */
export interface Lifecycle {
  isDraining: boolean;
}

/** One mail in the sink, as `/dev/mailbox.json` shows it. */
export interface MailboxItem {
  id: string;
  receivedAt: string;
  from: string;
  to: readonly string[];
  subject: string;
  messageId: string;
  headers: Record<string, string>;
  text: string;
  html: string;
}

/** Somebody of the demo's company, with the password of this installation. */
export interface DemoPerson {
  email: string;
  password: string;
}

/** Sign-in by an identity provider, as the rest of the application sees it. */
export interface ProviderSignIn {
  /** The pages below `/login/oidc`. */
  pages: Router;
  /** Where the browser of this session signs out at the provider too; null = the session did not come from there, or there is no such place. */
  signOutUrl: (token: string) => Promise<string | null>;
}

/** Everything {@link createApp} needs. */
export interface AppDeps {
  /** The address people use, without a trailing slash; asked per request, as a free port is known only after listening. */
  publicUrl: () => string;
  /** At least 32 bytes; signs cursors. Derive it from SECRET_KEY. */
  cursorKey: Buffer;
  log: HttpLog;
  lifecycle: Lifecycle;
  /** Asked by `/readyz`; whatever takes longer than 2 s counts as not ready. */
  readiness: () => Promise<Readiness>;
  keys: KeyStore;
  sessions: SessionStore;
  /** What the use cases run on; routes pass it along. */
  useCases: UsecaseDeps;
  /** Sign-in by the organisation's identity provider; absent = there is none. */
  provider?: ProviderSignIn;
  /** False = nobody signs in with a password; one-time links work in any case. Default true. */
  localLogin?: boolean;
  /** Tells of changes as they happen; absent = `/stream` is 503 and clients ask now and then. */
  live?: LiveHub;
  /** Workflows whose tasks keep failing; null while Temporal does not answer. */
  stuckWorkflows?: () => Promise<{ count: number; ids: string[] } | null>;
  /** Told about every answer; `route` is its pattern. */
  onAnswered?: (answer: { method: string; route: string; status: number; durationMs: number }) => void;
  /** The sink's mails, newest first; absent = no `/dev/mailbox`. */
  mailbox?: () => Promise<readonly MailboxItem[]>;
  /** People who may sign in with one click; absent everywhere but in the demo. */
  demoPeople?: () => readonly DemoPerson[];
  /** The console's pages and assets, for staff paths only; absent = `/` is a plain page. */
  console?: Router;
  /** The customer pages (`/c/`, `/p/`, ..), mounted at the root behind the same guards. */
  pages?: Router;
}
