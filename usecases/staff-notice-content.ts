/** What a mail to staff says about a case. */
import { eq, inArray } from "drizzle-orm";
import { loadCase, type StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import type { StoredNotice } from "../db/notice-delivery-store.js";
import { responsesOfCase } from "../db/response-store.js";
import { accounts, cases, clocks, customers, users } from "../db/schema/index.js";
import { addBusinessMs } from "../domain/business-time.js";
import type { CaseState, Clock } from "../domain/case-state.js";
import { explainClock } from "../domain/clock-explanation.js";
import type { CaseFacts } from "../domain/decision.js";
import type { ClockKind, RungAt } from "../domain/policy.js";
import { usedMsAt } from "../domain/sla.js";
import type { Language, Severity, Survey, SurveyKind } from "../domain/survey.js";
import { loadCaseFacts } from "./case-facts.js";
import { clockInput, nextDue } from "./case-projection.js";
import { caseNumber, caseUrl, type UsecaseDeps } from "./deps.js";
import { offerAction, type ActionOffer } from "./staff-action-link.js";
import { languageOf, type NoticeReader } from "./notice-reader.js";

/** Kinds of notices to staff about one case. */
export type StaffCaseKind = "assignment" | "reopened" | "reminder" | "breach" | "escalation";

/** In which seat somebody gets a notice. */
type Seat = "owner" | "lead" | "manager" | "head" | "person" | "helper" | "watcher";

/** One notice to one member of staff; the shape messages/ renders. */
export interface StaffCaseContent {
  kind: StaffCaseKind;
  reader: NoticeReader;
  now: number;
  case: {
    number: string;
    url: string;
    severity: Severity;
    customerName: string | null;
    account: string | null;
    touchpoint: string | null;
    ownerName: string | null;
    score: { survey: SurveyKind; value: number; min: number; max: number } | null;
    words: { text: string; language: Language | null } | null;
  };
  clock: { kind: ClockKind; dueAt: number; businessLeftMs: number | null; explanation: string | null } | null;
  seat: Seat;
  cause: string;
  at: RungAt | null;
  level: number | null;
  acknowledgeBy: number | null;
  /** What the reader may do by a button instead of in the console; null = nothing. */
  takeAction: ActionOffer | null;
}

/** One line of a digest. */
export interface DigestLine {
  kind: StaffCaseKind;
  number: string;
  url: string;
  severity: Severity;
  customerName: string | null;
  clock: { kind: ClockKind; dueAt: number } | null;
}

const clockActor = { kind: "system", id: "clock" } as const;

/** Loads what a notice says about its case now; null when the case is gone. */
export async function staffCaseContent(
  tx: Tx,
  deps: UsecaseDeps,
  notice: StoredNotice,
  to: { reader: NoticeReader; userId: string; now: number },
): Promise<StaffCaseContent | null> {
  const stored = notice.caseId === null ? null : await loadCase(tx, notice.caseId, { lock: false });
  if (stored === null) return null;
  const { state } = stored;
  const facts = await loadCaseFacts(tx, deps, stored, { now: to.now, actor: clockActor });
  const [owner] = await tx
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, state.ownerId ?? ""));
  return {
    kind: notice.kind as StaffCaseKind,
    reader: to.reader,
    now: to.now,
    case: {
      number: caseNumber(stored.number),
      url: caseUrl(deps, state.id),
      severity: state.severity,
      touchpoint: state.touchpoint,
      ownerName: owner?.name ?? null,
      ...(await customerWords(tx, state)),
    },
    clock: clockSummary(noticeClock(notice, stored, facts), state, facts),
    seat: seatOf(notice, to.userId, state, facts),
    cause: notice.cause,
    at: rungAtOf(notice, facts),
    level: notice.level,
    acknowledgeBy: acknowledgeBy(notice, state, facts),
    takeAction: await offerAction(tx, deps, { notice, stored, facts, userId: to.userId }),
  };
}

async function customerWords(
  tx: Tx,
  state: CaseState,
): Promise<Pick<StaffCaseContent["case"], "customerName" | "account" | "score" | "words">> {
  const [known] =
    state.customerId === null
      ? []
      : await tx
          .select({ customer: customers, accountName: accounts.name })
          .from(customers)
          .leftJoin(accounts, eq(accounts.id, customers.account))
          .where(eq(customers.id, state.customerId));
  const answers = await responsesOfCase(tx, state.id);
  const scored = answers.find((answer) => answer.score !== null && answer.survey !== null);
  const spoken = answers.find((answer) => answer.comment !== null && answer.comment.trim() !== "");
  const survey = scored === undefined ? null : (scored.survey as Survey);
  return {
    customerName: known?.customer.name ?? null,
    account: known?.accountName ?? known?.customer.account ?? null,
    score:
      survey === null || scored?.score == null
        ? null
        : { survey: survey.kind, value: scored.score, min: survey.scale.min, max: survey.scale.max },
    words:
      spoken?.comment == null
        ? null
        : { text: spoken.comment, language: spoken.language === null ? null : languageOf(spoken.language) },
  };
}

/** The clock the notice is about, else the one that is due first. */
function noticeClock(notice: StoredNotice, stored: StoredCase, facts: CaseFacts): Clock | undefined {
  const { clocks: running } = stored.state;
  if (notice.clockId !== null) return running.find((clock) => clock.id === notice.clockId);
  const due = nextDue(stored.state, facts);
  return running.findLast((clock) => clock.kind === due?.kind && clock.stoppedAt === null);
}

function clockSummary(clock: Clock | undefined, state: CaseState, facts: CaseFacts): StaffCaseContent["clock"] {
  const dueAt = clock?.breachedAt ?? clock?.dueAt ?? null;
  if (clock === undefined || dueAt === null) return null;
  const calendar = facts.calendars.get(clock.calendarId);
  return {
    kind: clock.kind,
    dueAt,
    businessLeftMs:
      calendar === undefined ? null : clock.budgetMs - usedMsAt(clockInput(clock, calendar, state), facts.now),
    explanation: explainClock(clock, state, facts),
  };
}

function seatOf(notice: StoredNotice, userId: string, state: CaseState, facts: CaseFacts): Seat {
  if (notice.cause === "help_requested") return "helper";
  if (userId === state.ownerId) return "owner";
  if (userId === facts.team.leadId || notice.cause === "team_asked") return "lead";
  if (userId === facts.team.managerId) return "manager";
  if (userId === facts.headId) return "head";
  return state.watchers.includes(userId) ? "watcher" : "person";
}

function rungAtOf(notice: StoredNotice, facts: CaseFacts): RungAt | null {
  const key = notice.rungKey;
  if (key === null) return null;
  return facts.policy.ladder.find((rung) => key === rung.id || key.endsWith(`/${rung.id}`))?.at ?? null;
}

function acknowledgeBy(notice: StoredNotice, state: CaseState, facts: CaseFacts): number | null {
  const awaited = state.awaitingAcknowledgement;
  const calendar = facts.calendars.get(facts.team.calendarId);
  if (awaited === null || awaited.rungKey !== notice.rungKey || calendar === undefined) return null;
  return addBusinessMs(calendar, awaited.since, awaited.withinMs);
}

/** The lines of a digest, P1 first and then by due instant. */
export async function digestItems(tx: Tx, deps: UsecaseDeps, notices: readonly StoredNotice[]): Promise<DigestLine[]> {
  const caseIds = [...new Set(notices.flatMap((notice) => notice.caseId ?? []))];
  const clockIds = [...new Set(notices.flatMap((notice) => notice.clockId ?? []))];
  const rows = await tx
    .select({ id: cases.id, number: cases.number, severity: cases.severity, customerName: customers.name })
    .from(cases)
    .leftJoin(customers, eq(customers.id, cases.customerId))
    .where(inArray(cases.id, caseIds.length > 0 ? caseIds : ["00000000-0000-0000-0000-000000000000"]));
  const clockRows = clockIds.length === 0 ? [] : await tx.select().from(clocks).where(inArray(clocks.id, clockIds));
  const lines = notices.flatMap((notice): DigestLine[] => {
    const about = rows.find((row) => row.id === notice.caseId);
    if (about === undefined) return [];
    const clock = clockRows.find((row) => row.id === notice.clockId);
    const dueAt = clock?.breachedAt ?? clock?.dueAt ?? null;
    return [
      {
        kind: notice.kind as StaffCaseKind,
        number: caseNumber(about.number),
        url: caseUrl(deps, about.id),
        severity: about.severity as Severity,
        customerName: about.customerName,
        clock: clock === undefined || dueAt === null ? null : { kind: clock.kind as ClockKind, dueAt },
      },
    ];
  });
  return lines.toSorted(
    (a, b) => a.severity.localeCompare(b.severity) || (a.clock?.dueAt ?? Infinity) - (b.clock?.dueAt ?? Infinity) || 0,
  );
}
