/** The rungs of a clock: what kind each is, which level it carries, whom it tells. */
import { teamOf } from "./case-draft.js";
import type { CaseState } from "./case-state.js";
import type { CaseFacts } from "./decision.js";
import type { Rung, RungAt, RungRecipient } from "./policy.js";

/** A rung before the due instant, at it, or after it; also the kind of notice it sends. */
export type RungKind = "reminder" | "breach" | "escalation";

/** Business milliseconds after the due instant (negative: before it) at which a rung of a clock with this budget sits. */
export function rungOffsetMs(at: RungAt, budgetMs: number): number {
  return "percent" in at ? (budgetMs * (at.percent - 100)) / 100 : at.offsetMs;
}

/** Reminder, breach or escalation, by the rung's place alone (contract.md, Settings). */
export function rungKind(at: RungAt): RungKind {
  const side = "percent" in at ? at.percent - 100 : at.offsetMs;
  if (side < 0) return "reminder";
  return side === 0 ? "breach" : "escalation";
}

/**
 * The level a rung carries: 0 for a reminder, 1 for the breach, 2, 3, .. for escalations in order of their place on the clock;
 * rungs at one and the same place share a level. `ladder` holds the rungs of that clock.
 */
export function rungLevel(rung: Rung, ladder: readonly Rung[], budgetMs: number): number {
  const kind = rungKind(rung.at);
  if (kind !== "escalation") return kind === "breach" ? 1 : 0;
  const own = rungOffsetMs(rung.at, budgetMs);
  const earlier = new Set(ladder.map((other) => rungOffsetMs(other.at, budgetMs)).filter((ms) => ms > 0 && ms < own));
  return 2 + earlier.size;
}

/** People behind the seats of a rung, each once; `missing` names the seats nobody sits on. */
export interface RungAudience {
  userIds: readonly string[];
  missing: readonly string[];
}

/**
 * Resolves a notify list; one person in several seats appears once, at the first. A case without an owner lies in the
 * lead's queue, so what is meant for the owner goes to the lead.
 */
export function audienceOf(notify: readonly RungRecipient[], state: CaseState, facts: CaseFacts): RungAudience {
  const { leadId, managerId } = teamOf(state, facts);
  const seats = { owner: state.ownerId, lead: leadId, manager: managerId, head: facts.headId };
  const userIds = new Set<string>();
  const missing = new Set<string>();
  for (const recipient of notify) {
    const userId = typeof recipient === "string" ? seats[recipient] : recipient.user;
    if (userId === null && typeof recipient === "string") missing.add(recipient);
    const told = userId ?? (recipient === "owner" ? leadId : null);
    if (told !== null) userIds.add(told);
  }
  return { userIds: [...userIds], missing: [...missing] };
}
