/** The outside checker: the driver's ledger against the evidence. Every broken promise is one sentence under one heading. */
import type { StoredMail } from "../local/mailbox.js";
import type { Sent } from "./driver.js";
import type { CaseRow, EntryRow, Evidence, NoticeRow, ResponseRow } from "./evidence.js";
import { askDelayMs, ladder, type SceneRung } from "./scene.js";

/** The headings. */
export const headings = ["lost", "doubled", "early", "late", "unexpected"] as const;

/** One of {@link headings}. */
export type Heading = (typeof headings)[number];

/** What the checker found. */
export interface Verdict {
  readonly found: Readonly<Record<Heading, string[]>>;
  readonly numbers: {
    sent: number;
    ok: number;
    unknown: number;
    cases: number;
    rungs: number;
    mails: number;
    /** Second copies with the same Message-ID, of the class that may have them. */
    copies: number;
    /** Mails of the other class whose answer was lost. */
    uncertain: number;
    worstLatenessMs: number;
    caughtUpMs: number;
  };
}

/** What the fault was, as far as the checker has to know. */
export interface Happening {
  /** When everything ran again, epoch ms. */
  readonly healedAt: number;
  /** The fault can have cut off a conversation with the mail server, so a second copy of a `must` mail is fair. */
  readonly mayRepeatMails: boolean;
}

/** Also where nothing had failed: on a shared machine the 5 s of the promise would measure its other users. */
const catchUpMs = 30_000;
/** Both clocks are of this machine, but SQL and the mail server round to milliseconds. */
const roundingMs = 2;

/** Judges one round. */
export function judge(sent: readonly Sent[], evidence: Evidence, happening: Happening): Verdict {
  const found: Record<Heading, string[]> = { lost: [], doubled: [], early: [], late: [], unexpected: [] };
  const numbers = {
    sent: sent.length,
    ok: sent.filter(({ outcome }) => outcome === "ok").length,
    unknown: sent.filter(({ outcome }) => outcome === "unknown").length,
    cases: evidence.cases.length,
    rungs: 0,
    mails: evidence.mails.length,
    copies: 0,
    uncertain: evidence.notices.filter(({ state }) => state === "unknown").length,
    worstLatenessMs: 0,
    caughtUpMs: 0,
  };
  const verdict: Verdict = { found, numbers };
  judgeAnswers(sent, evidence, verdict);
  for (const one of evidence.cases) judgeCase(one, evidence, happening, verdict);
  judgeMails(evidence, happening, verdict);
  judgeAsks(evidence, verdict);
  found.unexpected.push(...evidence.brokenRows);
  return verdict;
}

/** How many promises were broken. */
export function violations(verdict: Verdict): number {
  return headings.reduce((sum, heading) => sum + verdict.found[heading].length, 0);
}

/** The band of an NPS score, in the checker's own words. */
function bandOf(score: number): string {
  if (score >= 9) return "promoter";
  return score >= 7 ? "passive" : "detractor";
}

function judgeAnswers(sent: readonly Sent[], { responses, cases }: Evidence, { found }: Verdict): void {
  const known = new Map(sent.map((one) => [one.externalId, one]));
  const stored = new Map<string, ResponseRow[]>();
  for (const row of responses) {
    stored.set(row.externalId, [...(stored.get(row.externalId) ?? []), row]);
    if (known.get(row.externalId)?.isSound !== true) found.unexpected.push(`answer ${row.externalId} was stored`);
  }
  for (const one of sent.filter(({ isSound }) => isSound)) {
    const rows = stored.get(one.externalId) ?? [];
    const [row] = rows;
    const name = `answer ${one.externalId}`;
    if (rows.length > 1) found.doubled.push(`${name} is stored ${rows.length} times`);
    if (one.outcome === "fail") found.unexpected.push(`${name} was refused for good`);
    if (row === undefined) {
      if (one.outcome === "ok") found.lost.push(`${name} was taken and is not stored`);
      continue;
    }
    if (one.responseId !== null && !rows.some(({ id }) => id === one.responseId))
      found.lost.push(`${name} was taken as ${one.responseId}, which is not stored`);
    if (row.score !== one.score) found.unexpected.push(`${name} was ${one.score} and is stored as ${row.score}`);
    const band = bandOf(one.score);
    if (row.band !== band) found.unexpected.push(`${name} is ${row.band}, not ${band}`);
    if (band === "detractor") {
      if (row.caseId === null) found.lost.push(`${name} has no case`);
    } else {
      if (row.caseId !== null) found.unexpected.push(`${name} has a case`);
      if (row.journeys === 0) found.lost.push(`${name} has no journey`);
    }
  }
  const byCustomer = new Map<string, number>();
  for (const { customerId } of cases)
    if (customerId !== null) byCustomer.set(customerId, (byCustomer.get(customerId) ?? 0) + 1);
  for (const [customerId, count] of byCustomer)
    if (count > 1) found.doubled.push(`customer ${customerId} has ${count} cases`);
}

function judgeCase(one: CaseRow, evidence: Evidence, happening: Happening, verdict: Verdict): void {
  const { found, numbers } = verdict;
  const entries = evidence.entries.filter(({ caseId }) => caseId === one.id);
  const opened = entries.filter(({ type }) => type === "case.opened").length;
  if (opened !== 1) found[opened === 0 ? "lost" : "doubled"].push(`${one.number} was opened ${opened} times`);
  if (!one.isAccounted) found.lost.push(`${one.number} has no owner and waits for none`);
  if (evidence.followed?.has(one.id) === false) found.lost.push(`${one.number} is followed by no workflow`);
  for (const rung of ladder) {
    const dueAt = one.openedAt + rung.dueMs;
    const own = entries.filter(
      ({ type, rungId }) => (type === "rung.fired" || type === "rung.passed") && rungId === rung.id,
    );
    const name = `${one.number} ${rung.id}`;
    const [entry] = own;
    if (entry === undefined) {
      found.lost.push(`${name} is not in the ledger`);
      continue;
    }
    if (own.length > 1) found.doubled.push(`${name} is in the ledger ${own.length} times`);
    numbers.rungs += 1;
    judgeTime(name, entry, dueAt, happening, verdict);
    judgeTold(name, one, rung, entry, dueAt, evidence, verdict);
  }
}

function judgeTime(name: string, entry: EntryRow, dueAt: number, { healedAt }: Happening, verdict: Verdict): void {
  const { found, numbers } = verdict;
  const latenessMs = Math.round(entry.at - dueAt);
  if (entry.dueAt !== null && Math.abs(Date.parse(entry.dueAt) - dueAt) > roundingMs)
    found.unexpected.push(`${name} was due at ${entry.dueAt}, not at ${new Date(dueAt).toISOString()}`);
  if (latenessMs < 0) found.early.push(`${name} came ${-latenessMs} ms early`);
  if (entry.at > Math.max(dueAt, healedAt) + catchUpMs) found.late.push(`${name} came ${latenessMs} ms late`);
  numbers.worstLatenessMs = Math.max(numbers.worstLatenessMs, latenessMs);
  if (dueAt < healedAt) numbers.caughtUpMs = Math.max(numbers.caughtUpMs, Math.round(entry.at - healedAt));
}

function judgeTold(
  name: string,
  one: CaseRow,
  rung: SceneRung,
  entry: EntryRow,
  dueAt: number,
  { notices, mails }: Evidence,
  { found }: Verdict,
): void {
  const own = notices.filter(({ key }) => key.startsWith(`${one.id}/${rung.kind}/`) && key.includes(`/${rung.id}/`));
  if (entry.type === "rung.passed") {
    if (own.length > 0) found.unexpected.push(`${name} passed and was told all the same`);
    return;
  }
  if (own.length < rung.notify.length) found.lost.push(`${name} told ${own.length} of ${rung.notify.length} people`);
  if (own.length > rung.notify.length) found.doubled.push(`${name} told ${own.length} people`);
  for (const mail of mails.filter((candidate) => own.some((row) => isOf(candidate, row)))) {
    const earlyMs = dueAt - Date.parse(mail.receivedAt);
    if (earlyMs > roundingMs) found.early.push(`${name} was mailed ${Math.round(earlyMs)} ms early`);
  }
}

function isOf(mail: StoredMail, { key, digestId }: NoticeRow): boolean {
  const mailKey = mail.headers["X-Innerloop-Key"];
  return mailKey === key || (digestId !== null && mailKey === `digest/${digestId}`);
}

/** `must` at least once, `once` at most once; a copy only where a conversation can have been cut off, with the same Message-ID. */
function judgeMails(
  { notices, mails, strangeKeys }: Evidence,
  happening: Happening,
  { found, numbers }: Verdict,
): void {
  for (const key of strangeKeys) found.unexpected.push(`a mail with the key ${key}, which nothing asked for`);
  const copies = new Map<string, StoredMail[]>();
  for (const mail of mails) {
    const key = mail.headers["X-Innerloop-Key"] ?? "";
    copies.set(key, [...(copies.get(key) ?? []), mail]);
  }
  const seen = new Set<string>();
  for (const notice of notices) {
    const own = copies.get(notice.key) ?? copies.get(`digest/${notice.digestId}`) ?? [];
    const name = `${notice.sendClass} mail ${notice.key} (${notice.state})`;
    const isGone = notice.state === "sent" || (notice.state === "unknown" && notice.sendClass === "must");
    if (own.length === 0 && isGone) found.lost.push(`${name} never arrived`);
    if (["pending", "claimed", "sending"].includes(notice.state)) found.late.push(`${name} is still on its way`);
    if (notice.state === "failed") found.lost.push(`${name} was given up: ${notice.outcome}`);
    const mailKey = own[0]?.headers["X-Innerloop-Key"] ?? "";
    if (own.length < 2 || seen.has(mailKey)) continue;
    seen.add(mailKey);
    if (notice.sendClass === "once") found.doubled.push(`${name} arrived ${own.length} times`);
    else if (!happening.mayRepeatMails) found.doubled.push(`${name} arrived ${own.length} times without reason`);
    else if (own.length > 2) found.doubled.push(`${name} arrived ${own.length} times`);
    else numbers.copies += 1;
    if (new Set(own.map(({ messageId }) => messageId)).size > 1)
      found.doubled.push(`${name} arrived with several Message-IDs`);
  }
}

/** Each promoter has one ask, never early. */
function judgeAsks({ responses, notices, mails }: Evidence, { found }: Verdict): void {
  for (const row of responses.filter(({ band }) => band === "promoter")) {
    const asks = notices.filter(({ kind, responseId }) => kind === "referral_ask" && responseId === row.id);
    if (asks.length === 0) found.lost.push(`promoter ${row.externalId} was not asked`);
    if (asks.length > 1) found.doubled.push(`promoter ${row.externalId} was asked ${asks.length} times`);
    for (const mail of mails.filter((candidate) => asks.some((ask) => isOf(candidate, ask)))) {
      const earlyMs = row.receivedAt + askDelayMs - Date.parse(mail.receivedAt);
      if (earlyMs > roundingMs)
        found.early.push(`promoter ${row.externalId} was asked ${Math.round(earlyMs)} ms early`);
    }
  }
}
