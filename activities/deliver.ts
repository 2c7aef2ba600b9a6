/** One recipient's mails, one after the other: claim, render, mark as being sent, send, record. */
import type { Channel, SendOutcome } from "../channels/channel.js";
import { messageIdFor } from "../channels/message-id.js";
import type { RenderedNotice } from "../messages/model.js";
import { renderNotice } from "../messages/render.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { loadMailContents, type MailContents } from "../usecases/notice-content.js";
import {
  beginSending,
  claimMails,
  endSending,
  nextDelivery,
  releaseMails,
  type ClaimedMail,
  type DeliveryOutcome,
} from "../usecases/notice-delivery.js";
import type { Plan } from "../workflows/contract.js";
import { codedFailure, errorCode, errorFrames, type ActivityLog } from "./failures.js";

/** What delivering needs. */
export interface DeliverDeps {
  usecases: UsecaseDeps;
  mail: Channel;
  /** Right-hand side of Message-IDs. */
  mailDomain: string;
  log: ActivityLog;
}

/** No conversation begins later than this after the activity's start, so that the last one ends within its 15 s. */
const lastStartMs = 5_000;
/** Pause before the next try when no mail server answers, for the n-th attempt in a row: 1 s doubling to 15 s, with jitter. */
const unreachablePauseMs = (attempt: number): number =>
  Math.min(15_000, 1_000 * 2 ** Math.min(attempt - 1, 4)) * (0.5 + Math.random() / 2);

/**
 * Sends what is due for the recipient and answers when the next is. Fails with `mail-server-unreachable`, to be tried again,
 * when no server took up a conversation; what was claimed is then due again.
 */
export async function deliver(deps: DeliverDeps, recipientId: string, attempt: number): Promise<Plan> {
  const startedAt = performance.now();
  const waiting = [...(await claimMails(deps.usecases, recipientId))];
  for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
    if (performance.now() - startedAt > lastStartMs) {
      await releaseMails(deps.usecases, [mail, ...waiting]);
      break;
    }
    const outcome = await deliverOne(deps, mail);
    if (outcome?.kind === "unreachable") {
      await releaseMails(deps.usecases, waiting);
      throw codedFailure("mail-server-unreachable", { retryInMs: unreachablePauseMs(attempt) });
    }
  }
  return await nextDelivery(deps.usecases, recipientId);
}

/** Answers how it ended; null = it was not sent, because it no longer applies or another attempt has it. */
async function deliverOne(deps: DeliverDeps, mail: ClaimedMail): Promise<DeliveryOutcome | null> {
  const { usecases, log } = deps;
  const contents = await compose(deps, mail);
  if (contents === null) return null;
  const messageId = messageIdFor(mail.key, deps.mailDomain);
  const going = await beginSending(usecases, mail, messageId);
  if (going.length === 0) return null;
  const sent = await deps.mail.send({
    ...contents.rendered,
    to: contents.to,
    notice: mail.kind,
    key: mail.key,
    messageId,
    unsubscribeUrl: contents.unsubscribeUrl,
  });
  const outcome = outcomeOf(sent);
  await endSending(usecases, mail, outcome);
  usecases.observer?.mailEnded?.(mail.kind, outcome.kind);
  if (outcome.kind !== "sent") {
    log.warn(
      { notice: mail.kind, code: outcome.code, outcome: outcome.kind, count: going.length },
      "mail was not sent",
    );
  }
  return outcome;
}

/** What is sent and to whom; null = nothing can be, which is recorded. A mail that cannot be composed is put off, so that it holds up no other. */
async function compose(
  deps: DeliverDeps,
  mail: ClaimedMail,
): Promise<(MailContents & { rendered: RenderedNotice }) | null> {
  const { usecases, log } = deps;
  try {
    const contents = await loadMailContents(usecases, mail);
    if (contents !== null) return { ...contents, rendered: await renderNotice(contents.content, contents.template) };
  } catch (error) {
    if (error instanceof Error && error.name === "DatabaseUnavailableError") throw error;
    log.warn({ notice: mail.kind, code: errorCode(error), at: errorFrames(error) }, "mail could not be composed");
    await endSending(usecases, mail, { kind: "temporary", code: "compose-failed" });
    return null;
  }
  await endSending(usecases, mail, { kind: "permanent", code: "nothing-to-say", isHardBounce: false });
  return null;
}

/** Reads the channel's answer: only a server's own temporary refusal is about this one mail. */
function outcomeOf(sent: SendOutcome): DeliveryOutcome {
  if (sent.state === "sent") return { kind: "sent" };
  if (sent.state === "unknown") return { kind: "unknown", code: sent.code };
  if (sent.permanent) return { kind: "permanent", code: sent.code, isHardBounce: isHardBounce(sent.code) };
  const isRefusal = sent.code.startsWith("smtp-4") && !sent.code.startsWith("smtp-421");
  return { kind: isRefusal ? "temporary" : "unreachable", code: sent.code };
}

/** RFC 3463: 5.1.x = the address, 5.2.1 = the mailbox is disabled; without an enhanced code 550, 551 and 553 mean the mailbox. */
function isHardBounce(code: string): boolean {
  return /^smtp-5\d\d-5\.(?:1\.\d+|2\.1)$/.test(code) || /^smtp-55[013]$/.test(code);
}
