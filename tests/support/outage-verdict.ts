/** The promises of an outage, held against the evidence; each that was broken is one sentence. */
import type { StoredMail } from "../../local/mailbox.js";
import { addressOf, askDelayMs, ladder, type Batch } from "./outage-batch.js";
import type { CaseEvidence, Evidence, LedgerEntry, NoticeRow } from "./outage-evidence.js";

/** What the outage was. */
export interface Outage {
  /** When every part ran again. */
  readonly healedAt: number;
  /** The kill may have cut off a conversation with the mail server, so that a second copy with the same Message-ID is fair. */
  readonly mayRepeatMails: boolean;
}

/** Numbers of an outage, for the report of the test. */
export interface OutageNumbers {
  fired: number;
  passed: number;
  mails: number;
  digests: number;
  repeated: number;
  worstLatenessMs: number;
  /** The last rung or mail after everything ran again. */
  caughtUpMs: number;
}

const catchUpMs = 30_000;
const inTimeMs = 5_000;
const passedAfterMs = 5_000;

/** Judges a batch; `broken` is empty when every promise was kept. */
export function judge(batch: Batch, evidence: Evidence, outage: Outage): { broken: string[]; numbers: OutageNumbers } {
  const broken: string[] = [];
  const numbers = { fired: 0, passed: 0, mails: 0, digests: 0, repeated: 0, worstLatenessMs: 0, caughtUpMs: 0 };
  for (const one of evidence.cases) judgeCase(one, evidence.mails, outage, numbers, broken);
  judgeAsks(batch, evidence, broken);
  judgeCopies(evidence.mails, outage, numbers, broken);
  return { broken, numbers };
}

function judgeCase(
  one: CaseEvidence,
  mails: readonly StoredMail[],
  outage: Outage,
  numbers: OutageNumbers,
  broken: string[],
): void {
  const say = (text: string): void => void broken.push(`${one.number}: ${text}`);
  if (!one.isListed) say("GET /cases does not list it");
  if (!one.isFollowed) say("no workflow follows it");
  if (new Set(one.ledger.map(({ id }) => id)).size !== one.ledger.length) say("a ledger entry is shown twice");
  const resolvedAt = entryAt(one.ledger, "case.resolved");
  const order: number[] = [];
  for (const rung of ladder) {
    const dueAt = one.openedAt + rung.dueMs;
    const entries = one.ledger.filter(
      ({ type, after }) => (type === "rung.fired" || type === "rung.passed") && after?.["rungId"] === rung.id,
    );
    const isMoot = resolvedAt !== null && dueAt > resolvedAt;
    if (entries.length !== (isMoot ? 0 : 1)) {
      say(`${rung.id} is in the ledger ${entries.length} times${isMoot ? ", after the case was resolved" : ""}`);
      continue;
    }
    const [entry] = entries;
    if (entry === undefined) {
      if (one.notices.some(({ key }) => rungOf(key) === rung.id))
        say(`${rung.id} was told after the case was resolved`);
      continue;
    }
    order.push(one.ledger.indexOf(entry));
    judgeTiming(entry, dueAt, outage, numbers, (text) => say(`${rung.id} ${text}`));
    const isPassed = entry.type === "rung.passed";
    numbers[isPassed ? "passed" : "fired"] += 1;
    const firedAt = Date.parse(entry.at);
    const laterIsDue = ladder.some(({ dueMs }) => dueMs > rung.dueMs && one.openedAt + dueMs <= firedAt);
    const shouldPass = firedAt - dueAt > passedAfterMs && laterIsDue;
    if (isPassed !== shouldPass) say(`${rung.id} ${isPassed ? "passed" : "fired"} ${firedAt - dueAt} ms late, wrongly`);
    const own = one.notices.filter(({ key }) => rungOf(key) === rung.id);
    if (isPassed) {
      if (own.length > 0) say(`${rung.id} passed and was told all the same`);
      continue;
    }
    judgeTold(one, entry, rung, dueAt, own, mails, outage, numbers, resolvedAt !== null, (text) =>
      say(`${rung.id} ${text}`),
    );
  }
  if (order.some((at, index) => at < (order[index - 1] ?? -1))) say("the rungs stand in the ledger out of order");
  const misses = one.ledger.filter(
    ({ type, after }) => type === "clock.missed" && after?.["clock"] === "first_contact",
  );
  const isMissed = resolvedAt === null || resolvedAt >= one.openedAt + 10_000;
  if (misses.length !== (isMissed ? 1 : 0)) say(`the miss is in the ledger ${misses.length} times`);
  if (one.ledger.filter(({ type }) => type === "case.opened").length !== 1) say("it was not opened once");
  if (mails.filter(({ headers }) => headers["X-Innerloop-Key"]?.startsWith(`${one.id}/`)).some(isStranger(one)))
    say("a mail was sent that no notice asked for");
}

function judgeTiming(
  entry: LedgerEntry,
  dueAt: number,
  { healedAt }: Outage,
  numbers: OutageNumbers,
  say: (text: string) => void,
): void {
  const at = Date.parse(entry.at);
  if (entry.after?.["dueAt"] !== new Date(dueAt).toISOString()) say(`was due at ${String(entry.after?.["dueAt"])}`);
  if (at < dueAt) say(`came ${dueAt - at} ms early`);
  if (entry.latenessMs !== at - dueAt) say(`came ${at - dueAt} ms late and says ${String(entry.latenessMs)}`);
  if (at > Math.max(dueAt + inTimeMs, healedAt + catchUpMs)) {
    say(`came ${at - dueAt} ms late, ${at - healedAt} ms after everything ran again`);
  }
  numbers.worstLatenessMs = Math.max(numbers.worstLatenessMs, at - dueAt);
  if (dueAt < healedAt) numbers.caughtUpMs = Math.max(numbers.caughtUpMs, at - healedAt);
}

function judgeTold(
  one: CaseEvidence,
  entry: LedgerEntry,
  rung: (typeof ladder)[number],
  dueAt: number,
  notices: readonly NoticeRow[],
  mails: readonly StoredMail[],
  outage: Outage,
  numbers: OutageNumbers,
  mayBeDropped: boolean,
  say: (text: string) => void,
): void {
  const notified = (entry.after?.["notified"] ?? []) as string[];
  if (notified.length !== rung.notify.length) say(`told ${notified.join(" and ")}`);
  for (const userId of notified) {
    const key = `${one.id}/${rung.kind}/first_contact/1/${rung.id}/${userId}`;
    const rows = notices.filter((row) => row.key === key);
    const [row] = rows;
    if (row === undefined) {
      say(`has no notice for ${userId}`);
      continue;
    }
    const received = mails.filter(({ headers }) =>
      [key, `digest/${row.digestId}`].includes(headers["X-Innerloop-Key"] ?? ""),
    );
    if (received.length === 0 && !(mayBeDropped && row.state === "dropped")) {
      say(`was not mailed to ${userId}; its notice is ${row.state} after ${row.attempts} attempts`);
    }
    for (const mail of received) {
      numbers.mails += 1;
      const receivedAt = Date.parse(mail.receivedAt);
      if (receivedAt < dueAt) say(`was mailed ${dueAt - receivedAt} ms early`);
      if (dueAt < outage.healedAt) numbers.caughtUpMs = Math.max(numbers.caughtUpMs, receivedAt - outage.healedAt);
      if (mail.to.join() !== addressOf(userId)) say(`was mailed to ${mail.to.join()}, not to ${userId}`);
      const names = row.digestId === null ? mail.subject : mail.text;
      if (!names.includes(one.number)) say("was mailed without the number of the case");
    }
  }
}

function judgeAsks({ promoters }: Batch, { asks, mails }: Evidence, broken: string[]): void {
  for (const { responseId, email, sentAt } of promoters) {
    const rows = asks.get(responseId) ?? [];
    const received = mails.filter(
      ({ to, headers }) => to.includes(email) && headers["X-Innerloop-Notice"] === "referral_ask",
    );
    const [row] = rows;
    if (rows.length !== 1 || row === undefined) {
      broken.push(`promoter ${email} has ${rows.length} asks`);
      continue;
    }
    const isUncertain = row.state === "unknown";
    if (received.length > 1 || (received.length === 0 && !isUncertain)) {
      broken.push(`promoter ${email} was asked ${received.length} times; the ask is ${row.state}`);
    }
    for (const mail of received) {
      if (Date.parse(mail.receivedAt) < sentAt + askDelayMs) broken.push(`promoter ${email} was asked early`);
    }
  }
}

/** Every mail once; again only with the Message-ID of the first, where the kill can have cut off the conversation, never to a customer. */
function judgeCopies(
  mails: readonly StoredMail[],
  { mayRepeatMails }: Outage,
  numbers: OutageNumbers,
  broken: string[],
): void {
  const byKey = new Map<string, StoredMail[]>();
  for (const mail of mails) {
    const key = mail.headers["X-Innerloop-Key"];
    if (key === undefined) broken.push(`the mail "${mail.subject}" has no key`);
    else byKey.set(key, [...(byKey.get(key) ?? []), mail]);
  }
  for (const [key, copies] of byKey) {
    if (key.startsWith("digest/")) numbers.digests += 1;
    if (copies.length === 1) continue;
    numbers.repeated += 1;
    if (new Set(copies.map(({ messageId }) => messageId)).size > 1)
      broken.push(`${key}: copies with several Message-IDs`);
    if (copies.length > 2) broken.push(`${key}: mailed ${copies.length} times`);
    if (!mayRepeatMails) broken.push(`${key}: mailed twice although no conversation was cut off`);
    if (copies.some(({ to }) => to.some((address) => address.endsWith("@customer.example")))) {
      broken.push(`${key}: mailed twice to a customer`);
    }
  }
}

/** The rung a notice's key names: `<case>/<kind>/<clock>/<generation>/<rung>/<recipient>`. */
function rungOf(key: string): string | undefined {
  const [, kind, , , rung] = key.split("/");
  return kind === "reminder" || kind === "breach" || kind === "escalation" ? rung : undefined;
}

function isStranger({ notices }: CaseEvidence): (mail: StoredMail) => boolean {
  const keys = new Set(notices.map(({ key }) => key));
  return ({ headers }) => !keys.has(headers["X-Innerloop-Key"] ?? "");
}

function entryAt(ledger: readonly LedgerEntry[], type: string): number | null {
  const entry = ledger.find((other) => other.type === type);
  return entry === undefined ? null : Date.parse(entry.at);
}
