/**
 * Every workflow of the product; the entry of the worker's bundle.
 * Here is only deterministic waiting: no rules, no texts, no calendars, no packages but `@temporalio/workflow`.
 * A change of what a workflow awaits needs `patched()` and a new stored history (tests/replay).
 */
export { deliverNotices } from "./deliver-notices.js";
export { followUpCase } from "./follow-up-case.js";
export { invitePromoter } from "./invite-promoter.js";
export { thankPassive } from "./thank-passive.js";
