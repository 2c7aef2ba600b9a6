/** The refusals of commands, with the codes of contract.md. */
import type { CaseStatus } from "./case-state.js";
import type { CaseAction } from "./decision.js";
import { DomainError } from "./errors.js";
import type { ErrorItem } from "./errors.js";

/** `illegal-transition`: the action does not exist from where the case stands; `details.allowed` lists those that do. */
export function illegalTransition(action: CaseAction, status: CaseStatus, allowed: readonly CaseAction[]): DomainError {
  return new DomainError("conflict", "illegal-transition", `${action} is not possible while the case is ${status}`, {
    action,
    status,
    allowed,
  });
}

/** `guard-not-met`: the action exists, but something it needs is missing; `details.guard` lists the codes of what. */
export function guardNotMet(action: CaseAction, missing: readonly ErrorItem[]): DomainError {
  return new DomainError(
    "invalid",
    "guard-not-met",
    `${action}: ${missing.map((item) => item.detail).join("; ")}`,
    { action, guard: missing.map((item) => item.code) },
    missing,
  );
}

/** `out-of-range`: an instant of the command is not where it must be. */
export function outOfRange(pointer: string, code: string, detail: string): DomainError {
  return new DomainError("invalid", "out-of-range", `${pointer}: ${detail}`, { pointer }, [{ pointer, code, detail }]);
}

/** `open-case-exists`: the customer has a newer open case, so this one stays settled. */
export function openCaseExists(caseId: string): DomainError {
  return new DomainError("conflict", "open-case-exists", "the customer has a newer open case", { caseId });
}
