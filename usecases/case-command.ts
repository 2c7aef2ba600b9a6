/** One action on a case: lock, check the version, decide, write everything, in one transaction. */
import { appNow } from "../db/app-now.js";
import { findOpenCaseId, loadCase, type StoredCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import { lockCustomer } from "../db/customer-store.js";
import { decide } from "../domain/case.js";
import { settleOverdue } from "../domain/deadlines.js";
import type { Actor, CaseCommand, CaseFacts, Decision } from "../domain/decision.js";
import { DomainError } from "../domain/errors.js";
import { checkCause } from "./cause-check.js";
import { loadCaseFacts } from "./case-facts.js";
import { caseDocument, type CaseDocument } from "./case-document.js";
import { requireCaseInScope, requireRight } from "./case-scope.js";
import { absorb, lockMergeTarget } from "./case-merging.js";
import { commitCase } from "./commit-case.js";
import type { UsecaseDeps } from "./deps.js";
import { answerOnce, type IdempotentRequest } from "./idempotency.js";

/** An action as it arrives. `ifMatch` null = whatever the version; `command` is already parsed. */
export interface CaseCommandInput {
  caseId: string;
  command: CaseCommand;
  actor: Actor;
  ifMatch: number | null;
  idempotency: IdempotentRequest | null;
}

/**
 * Codes: `case-not-found`, `stale-case` (details.rev), `idempotency-key-reused`, `idempotency-key-running`, and everything
 * {@link decide} refuses with. Answers the case as it then is, or as the first request with this key was told.
 */
export async function commandCase(deps: UsecaseDeps, input: CaseCommandInput): Promise<CaseDocument> {
  return deps.db.transaction((tx) =>
    answerOnce(tx, input.idempotency, async () => {
      await commandCaseIn(tx, deps, input);
      return { status: 200, body: await caseDocument(tx, deps, input.caseId, input.actor) };
    }),
  );
}

/** The same inside the caller's transaction; answers the new rev. */
export async function commandCaseIn(tx: Tx, deps: UsecaseDeps, input: CaseCommandInput): Promise<number> {
  const { command, actor } = input;
  await requireCaseInScope(tx, actor, input.caseId);
  await requireRight(tx, actor, command.action, input.caseId);
  const peek = await loadCase(tx, input.caseId, { lock: false });
  if (peek === null) throw notFound();
  if (peek.state.customerId !== null) await lockCustomer(tx, peek.state.customerId);
  const target = command.action === "merge" ? await lockMergeTarget(tx, input) : null;
  const stored = await loadCase(tx, input.caseId, { lock: true });
  if (stored === null) throw notFound();
  if (input.ifMatch !== null && input.ifMatch !== stored.state.rev)
    throw new DomainError("stale", "stale-case", "The case has changed since it was read.", { rev: stored.state.rev });
  const now = await appNow(tx);
  const facts = await loadCaseFacts(tx, deps, stored, {
    now,
    actor,
    otherTeamId: otherTeamOf(command),
    furtherUserIds: peopleOf(command),
  });
  if (command.action === "resolve") await checkCause(tx, command.cause, command.causeDetail);
  if (command.action === "request-help") checkHelper(facts, command.userId);
  const decision = settleThenDecide(stored, command, facts);
  const rev = await commitCase(tx, deps, stored, decision, facts, "outside");
  if (target !== null) await absorb(tx, deps, target, stored, facts);
  return rev;
}

/** What is overdue is fired first, by the clock, so that acting a moment too late cannot undo a miss. */
function settleThenDecide(stored: StoredCase, command: CaseCommand, facts: CaseFacts): Decision {
  const clock = { kind: "system", id: "clock" } as const;
  const settled = settleOverdue(stored.state, { ...facts, actor: clock });
  const decision = decide(settled.state, command, facts);
  return {
    state: decision.state,
    entries: [...settled.entries.map((entry) => ({ ...entry, actor: clock })), ...decision.entries],
    notices: [...settled.notices, ...decision.notices],
  };
}

function otherTeamOf(command: CaseCommand): string | null {
  return command.action === "wait-for" || command.action === "hand-over" ? command.teamId : null;
}

function peopleOf(command: CaseCommand): string[] {
  if (command.action === "reassign") return [command.to];
  return command.action === "request-help" ? [command.userId] : [];
}

function checkHelper(facts: CaseFacts, userId: string): void {
  if (facts.candidates.some((one) => one.userId === userId && one.active)) return;
  throw new DomainError("invalid", "unknown-user", "There is no such person.", {}, [
    { pointer: "/user", code: "unknown-user", detail: "Nobody active has this id." },
  ]);
}

function notFound(): DomainError {
  return new DomainError("not_found", "case-not-found", "There is no such case.");
}

/** Id of the open case that a customer's "no" joins instead of reopening an older one; null = none. */
export async function newerOpenCase(tx: Tx, stored: StoredCase): Promise<string | null> {
  if (stored.subjectKey === null) return null;
  const id = await findOpenCaseId(tx, stored.subjectKey);
  return id === stored.state.id ? null : id;
}
