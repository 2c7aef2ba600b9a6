/** The mail channel: a few connections to one mail server, each mail tried once, and an honest answer about what became of it. */
import type { Channel, Mailbox, OutgoingMail, SendOutcome } from "./channel.js";
import { isPlainAddress } from "./mailbox.js";
import { composeMessage } from "./mime.js";
import { openSession, verdictOn, type SmtpSession } from "./smtp-session.js";
import { parseSmtpUrl } from "./smtp-target.js";

/** How the mail channel is set up. */
export interface EmailChannelOptions {
  /** See `parseSmtpUrl`. */
  smtpUrl: string;
  from: Mailbox;
  /** Where answers go. Default: no Reply-To, so they go to `from`. */
  replyTo?: Mailbox | null;
  /** Longest silence of the server within a conversation. Default 8,000. */
  socketTimeoutMs?: number;
  /** Longest time for one mail in all, a third at most of it spent waiting for a free connection; must be shorter than the caller's lease. Default 12,000. */
  totalTimeoutMs?: number;
  /** Connections at the same time. Default 4. */
  maxConnections?: number;
  /** Mails over one connection before a fresh one is made. Default 100. */
  maxMessages?: number;
  /** How long an unused connection is kept. Default 20,000. */
  idleMs?: number;
}

const closed: SendOutcome = { state: "failed", code: "closed", permanent: false };

/** What keeps a connection between two mails. */
interface Idle {
  session: SmtpSession;
  sent: number;
  timer: NodeJS.Timeout;
}

/** Makes the mail channel. Connects when the first mail is sent. Throws on a bad address or URL. */
export function createEmailChannel(options: EmailChannelOptions): Channel {
  const { from, replyTo = null, socketTimeoutMs = 8_000, totalTimeoutMs = 12_000 } = options;
  const { maxConnections = 4, maxMessages = 100, idleMs = 20_000 } = options;
  const target = parseSmtpUrl(options.smtpUrl);
  for (const mailbox of [from, ...(replyTo === null ? [] : [replyTo])]) {
    if (!isPlainAddress(mailbox.address)) throw new Error("the sender's address is not one plain mail address");
  }
  // A third of the time each for a free connection and for setting one up, so that no message starts out with no time left:
  // that would turn a slow server into doubt about a mail that need not have been sent yet.
  const shareMs = Math.floor(totalTimeoutMs / 3);
  const timeouts = { setupMs: Math.min(socketTimeoutMs, shareMs), silenceMs: socketTimeoutMs };
  const idle: Idle[] = [];
  const waiting: (() => void)[] = [];
  const running = new Set<AbortController>();
  let busy = 0;
  let isClosed = false;

  function takeSlot(signal: AbortSignal): Promise<boolean> {
    if (busy < maxConnections) {
      busy += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(patience);
        signal.removeEventListener("abort", giveUp);
        resolve(true);
      };
      const giveUp = (): void => {
        clearTimeout(patience);
        signal.removeEventListener("abort", giveUp);
        waiting.splice(waiting.indexOf(go), 1);
        resolve(false);
      };
      const patience = setTimeout(giveUp, shareMs);
      waiting.push(go);
      signal.addEventListener("abort", giveUp, { once: true });
    });
  }

  function leaveSlot(): void {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }

  function keep(session: SmtpSession, sent: number): void {
    if (!session.isUsable()) return session.destroy();
    if (isClosed || sent >= maxMessages) return session.quit();
    const entry: Idle = {
      session,
      sent,
      timer: setTimeout(() => {
        idle.splice(idle.indexOf(entry), 1);
        session.quit();
      }, idleMs),
    };
    entry.timer.unref();
    idle.push(entry);
  }

  function takeIdle(): Idle | undefined {
    for (;;) {
      const entry = idle.pop();
      if (entry === undefined) return undefined;
      clearTimeout(entry.timer);
      if (entry.session.isUsable()) return entry;
      entry.session.destroy();
    }
  }

  async function converse(to: string, message: Buffer, signal: AbortSignal): Promise<SendOutcome> {
    const envelope = { from: from.address, to };
    for (let kept = takeIdle(); kept !== undefined; kept = takeIdle()) {
      const outcome = await kept.session.send(envelope, message, signal);
      keep(kept.session, kept.sent + 1);
      // A server may have hung up on a kept connection; nothing had gone out, so a fresh one may be tried.
      const isStale =
        outcome.state === "failed" && (outcome.code === "connection-lost" || outcome.code.startsWith("smtp-421"));
      if (!isStale || signal.aborted) return outcome;
    }
    const session = await openSession(target, timeouts, signal);
    const outcome = await session.send(envelope, message, signal);
    keep(session, 1);
    return outcome;
  }

  async function send(mail: OutgoingMail): Promise<SendOutcome> {
    if (isClosed) return closed;
    let message: Buffer;
    try {
      message = await composeMessage(mail, { from, replyTo });
    } catch (error) {
      return { state: "failed", code: error instanceof Error ? error.message : "mail-compose", permanent: true };
    }
    const controller = new AbortController();
    const deadline = setTimeout(() => controller.abort(), totalTimeoutMs);
    running.add(controller);
    try {
      if (!(await takeSlot(controller.signal)))
        return isClosed ? closed : { state: "failed", code: "busy", permanent: false };
      try {
        return await converse(mail.to.address, message, controller.signal);
      } catch (error) {
        // Only opening a connection rejects, so nothing has been sent.
        return verdictOn(error instanceof Error ? error : new Error("smtp"), false);
      } finally {
        leaveSlot();
      }
    } finally {
      clearTimeout(deadline);
      running.delete(controller);
    }
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const controller of running) controller.abort();
    for (let entry = takeIdle(); entry !== undefined; entry = takeIdle()) entry.session.destroy();
  }

  return { name: "email", send, close };
}
