/** What `POST /api/v1/sla/preview` answers: a clock on any calendar, without storing anything. It knows no cap on pauses. */
import { compileCalendar } from "./business-time.js";
import { LAST_INSTANT } from "./calendar-years.js";
import type { Calendar, Closure, Instant, LocalWindow, Opening, Suspension } from "./calendar.js";
import { DomainError, type ErrorItem } from "./errors.js";
import type { RungAt } from "./policy.js";
import { type ClockInput, type ClockReading, dueAtOf, readClock, rungAt } from "./sla.js";
import { checkCalendar } from "./calendar-check.js";

/** The document of the preview, its instants parsed. What is missing takes its default. */
export interface SlaPreviewDocument {
  calendar: {
    zone: string;
    /** Default: none. */
    windows?: Record<string, readonly LocalWindow[]> | undefined;
    /** Default: none. */
    closures?: readonly Closure[] | undefined;
    /** Default: none. */
    openings?: readonly Opening[] | undefined;
  };
  start: Instant;
  /** Default: no clock, as 0. */
  budgetMs?: number | null | undefined;
  /** Default: none. */
  suspensions?: readonly { from: Instant; to?: Instant | null | undefined; reason?: string | undefined }[] | undefined;
  /** Default: none. */
  rungs?: readonly RungAt[] | undefined;
  /** Default: now. */
  at?: Instant | undefined;
}

/**
 * The clock of the document, read at its `at`. Instants in the answer are epoch ms.
 *
 * @throws DomainError `sla-preview-invalid` with one item, and its pointer into the document, for everything wrong:
 * those of `checkCalendar` under `/calendar`, `negative`, `not-whole`, `not-an-instant`, `to-before-from`, `bad-percent`,
 * and `instant-out-of-range` for a budget or rung that is used up only after the last instant a date can stand for.
 */
export function previewSla(document: SlaPreviewDocument, now: Instant): ClockReading {
  const calendar: Calendar = {
    zone: document.calendar.zone,
    windows: document.calendar.windows ?? {},
    closures: document.calendar.closures ?? [],
    openings: document.calendar.openings ?? [],
  };
  const suspensions = (document.suspensions ?? []).map((one) => ({
    from: one.from,
    to: one.to ?? null,
    reason: one.reason ?? "",
  }));
  const rungs = document.rungs ?? [];
  const at = document.at ?? now;
  const budgetMs = document.budgetMs ?? 0;
  refuse([
    ...checkCalendar(calendar).map((item) => ({ ...item, pointer: `/calendar${item.pointer ?? ""}` })),
    ...checkInstant(document.start, "/start"),
    ...checkInstant(at, "/at"),
    ...checkBudget(budgetMs),
    ...suspensions.flatMap((one, index) => checkSuspension(one, `/suspensions/${index}`)),
    ...rungs.flatMap((one, index) => checkRung(one, `/rungs/${index}`)),
  ]);
  const input = {
    calendar: compileCalendar(calendar),
    startedAt: document.start,
    budgetMs,
    elapsedCapMs: null,
    suspensions,
  };
  try {
    return readClock(input, rungs, at);
  } catch (error) {
    const far = isOutOfRange(error) ? farItems(input, rungs) : [];
    refuse(far);
    throw error;
  }
}

function refuse(errors: readonly ErrorItem[]): void {
  if (errors.length === 0) return;
  throw new DomainError("invalid", "sla-preview-invalid", "The preview cannot be computed.", {}, errors);
}

/** Which of the budget and the rungs are used up only after the last instant. */
function farItems(input: ClockInput, rungs: readonly RungAt[]): ErrorItem[] {
  const asked = [
    { pointer: "/budgetMs", compute: () => dueAtOf(input) },
    ...rungs.map((rung, index) => ({ pointer: `/rungs/${index}`, compute: () => rungAt(input, rung) })),
  ];
  return asked.flatMap(({ pointer, compute }) => {
    try {
      compute();
      return [];
    } catch (error) {
      if (!(error instanceof DomainError) || !isOutOfRange(error)) throw error;
      return [{ pointer, code: error.code, detail: error.message }];
    }
  });
}

function isOutOfRange(error: unknown): boolean {
  return error instanceof DomainError && error.code === "instant-out-of-range";
}

function checkBudget(budgetMs: number): ErrorItem[] {
  const pointer = "/budgetMs";
  if (budgetMs < 0) return [{ pointer, code: "negative", detail: "A budget is 0 or more." }];
  return checkWhole(budgetMs, pointer);
}

function checkSuspension(suspension: Suspension, pointer: string): ErrorItem[] {
  const errors = checkInstant(suspension.from, `${pointer}/from`);
  if (suspension.to === null) return errors;
  errors.push(...checkInstant(suspension.to, `${pointer}/to`));
  if (suspension.to < suspension.from) {
    errors.push({ pointer: `${pointer}/to`, code: "to-before-from", detail: "The suspension ends before it begins." });
  }
  return errors;
}

function checkRung(rung: RungAt, pointer: string): ErrorItem[] {
  if ("offsetMs" in rung) return checkWhole(rung.offsetMs, `${pointer}/offsetMs`);
  if (rung.percent >= 0 && Number.isFinite(rung.percent)) return [];
  return [{ pointer: `${pointer}/percent`, code: "bad-percent", detail: "A percentage is 0 or more." }];
}

function checkWhole(value: number, pointer: string): ErrorItem[] {
  if (Number.isSafeInteger(value)) return [];
  return [{ pointer, code: "not-whole", detail: "A duration is a whole number of milliseconds." }];
}

function checkInstant(at: Instant, pointer: string): ErrorItem[] {
  if (Number.isSafeInteger(at) && Math.abs(at) <= LAST_INSTANT) return [];
  return [{ pointer, code: "not-an-instant", detail: "This is not an instant." }];
}
