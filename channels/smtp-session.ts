/**
 * One conversation with a mail server, and the verdict on each mail. nodemailer's own pool is not used: it sends a mail
 * again by itself when a connection closes under it, and only the caller may decide that (a mail may be `once`).
 */
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SendOutcome } from "./channel.js";
import type { SmtpTarget } from "./smtp-target.js";

/** Longest waits, in milliseconds. `setupMs` covers name lookup, connecting, greeting and TLS; `silenceMs` each later answer. */
export interface SmtpTimeouts {
  setupMs: number;
  silenceMs: number;
}

/** A connection that takes mails, one at a time. */
export interface SmtpSession {
  send(envelope: { from: string; to: string }, message: Buffer, signal: AbortSignal): Promise<SendOutcome>;
  /** False once the connection is gone or has refused something. */
  isUsable(): boolean;
  /** Says goodbye if it can; the connection is gone soon after. */
  quit(): void;
  /** Ends at once, whatever is going on. */
  destroy(): void;
}

interface SmtpFailure extends Error {
  code?: string | undefined;
  originalCode?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection-refused",
  ETIMEDOUT: "timeout",
  EDNS: "dns",
  ETLS: "tls",
  EAUTH: "auth",
  ECONNECTION: "connection-lost",
  ESOCKET: "connection-lost",
  EPROTOCOL: "protocol",
};

function codeOf(error: SmtpFailure): string {
  const { responseCode } = error;
  if (responseCode !== undefined && responseCode >= 400) {
    const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(error.response ?? "")?.[1];
    return enhanced === undefined ? `smtp-${responseCode}` : `smtp-${responseCode}-${enhanced}`;
  }
  return words[error.originalCode ?? ""] ?? words[error.code ?? ""] ?? "smtp-error";
}

/** Replies that speak of our login rather than of the mail: the same mail passes once the configuration is right. */
const loginReplies = new Set([530, 534, 535, 538]);

function isAboutMail(error: SmtpFailure): boolean {
  return error.command === "MAIL FROM" || error.command === "RCPT TO" || error.command === "DATA";
}

/**
 * The verdict on a failure. `isMessageOut`: at least one byte of the message may have left. From then on only a clear
 * refusal (a 4xx or 5xx reply) means "not taken"; silence, a lost connection or an unreadable reply leave it open.
 */
export function verdictOn(error: SmtpFailure, isMessageOut: boolean): SendOutcome {
  const code = codeOf(error);
  const reply = error.responseCode ?? 0;
  const isRefusal = reply >= 400 && reply < 600;
  if (isMessageOut && !isRefusal) return { state: "unknown", code };
  return { state: "failed", code, permanent: reply >= 500 && isAboutMail(error) && !loginReplies.has(reply) };
}

function lost(): SmtpFailure {
  return Object.assign(new Error("connection lost"), { code: "ECONNECTION" });
}

function timedOut(): SmtpFailure {
  return Object.assign(new Error("took too long"), { code: "ETIMEDOUT" });
}

function sessionOf(connection: SMTPConnection): SmtpSession {
  let isUsable = true;
  connection.on("error", () => (isUsable = false));
  connection.on("end", () => (isUsable = false));
  return {
    isUsable: () => isUsable,
    quit() {
      isUsable = false;
      connection.quit();
    },
    destroy() {
      isUsable = false;
      connection.close();
    },
    send(envelope, message, signal) {
      if (signal.aborted) return Promise.resolve(verdictOn(timedOut(), false));
      return new Promise((resolve) => {
        let isMessageOut = false;
        function settle(outcome: SendOutcome): void {
          signal.removeEventListener("abort", onAbort);
          connection.removeListener("end", onEnd);
          if (outcome.state !== "sent") isUsable = false;
          resolve(outcome);
        }
        function onAbort(): void {
          settle(verdictOn(timedOut(), isMessageOut));
          connection.close();
        }
        // The library reports a lost connection to the callback after `end`, and in rare cases not at all.
        function onEnd(): void {
          setImmediate(() => settle(verdictOn(lost(), isMessageOut)));
        }
        signal.addEventListener("abort", onAbort, { once: true });
        connection.once("end", onEnd);
        // Read only after the server has said "go on" to DATA, so the first read marks the point of no return.
        const body = new Readable({
          read() {
            isMessageOut = true;
            this.push(message);
            this.push(null);
          },
        });
        connection.send({ from: envelope.from, to: [envelope.to], size: message.length }, body, (error) => {
          settle(error ? verdictOn(error, isMessageOut) : { state: "sent" });
        });
      });
    },
  };
}

/** Connects, secures and logs in. Rejects with a failure that {@link verdictOn} understands; nothing has been sent then. */
export function openSession(target: SmtpTarget, timeouts: SmtpTimeouts, signal: AbortSignal): Promise<SmtpSession> {
  const connection = new SMTPConnection({
    host: target.host,
    port: target.port,
    secure: target.isSecure,
    requireTLS: target.requireTls,
    tls: { rejectUnauthorized: target.rejectUnauthorized },
    connectionTimeout: timeouts.setupMs,
    greetingTimeout: timeouts.setupMs,
    dnsTimeout: timeouts.setupMs,
    socketTimeout: timeouts.silenceMs,
    // Nothing of a mail that was given up may trickle out afterwards.
    socketCloseTimeout: 0,
    maxResponseSize: 64 * 1024,
    allowInternalNetworkInterfaces: true,
  });
  return new Promise((resolve, reject) => {
    function fail(error: SmtpFailure): void {
      signal.removeEventListener("abort", onAbort);
      reject(error);
      connection.close();
    }
    function succeed(): void {
      signal.removeEventListener("abort", onAbort);
      connection.removeListener("end", onEnd);
      connection.removeListener("error", fail);
      resolve(sessionOf(connection));
    }
    function onAbort(): void {
      fail(timedOut());
    }
    function onEnd(): void {
      setImmediate(() => fail(lost()));
    }
    if (signal.aborted) return reject(timedOut());
    signal.addEventListener("abort", onAbort, { once: true });
    connection.on("error", fail);
    connection.once("end", onEnd);
    connection.connect((error) => {
      if (error) return fail(error);
      if (target.auth === null || !connection.allowsAuth) return succeed();
      connection.login({ ...target.auth }, (loginError) => (loginError ? fail(loginError) : succeed()));
    });
  });
}
