/** Gathers what triage needs to know about an answer's customer, and decides. */
import type { Tx } from "../db/client.js";
import type { StoredCustomer } from "../db/customer-store.js";
import { loadAccount, loadRuleSet, loadSetting, teamForTouchpoint } from "../db/organisation-store.js";
import { customerPast } from "../db/response-store.js";
import type { FollowUpSettings, TriageRule } from "../domain/settings.js";
import type { SurveyResponse } from "../domain/survey-response.js";
import { triage, type TriageDecision } from "../domain/triage.js";

const repeatWindowMs = 90 * 24 * 3_600_000;

/** Reads what no customer is needed for, so that it need not be waited for later; remembered within the transaction. */
export async function foreseeTriage(tx: Tx, { touchpoint }: Pick<SurveyResponse, "touchpoint">): Promise<void> {
  await Promise.all([
    loadSetting<FollowUpSettings>(tx, "follow-up"),
    loadRuleSet<TriageRule>(tx),
    teamForTouchpoint(tx, touchpoint),
  ]);
}

/** The decision about one answer. `isKnown` false = the customer was made for it, and has no past. `exceptId` is the stored answer itself when a later version of it is decided. */
export async function triageResponse(
  tx: Tx,
  response: SurveyResponse,
  { customer, isKnown }: { customer: StoredCustomer | null; isKnown: boolean },
  now: number,
  exceptId: string | null,
): Promise<TriageDecision> {
  const answeredAt = response.answeredAt ?? now;
  const [settings, rules, account, past] = await Promise.all([
    loadSetting<FollowUpSettings>(tx, "follow-up"),
    loadRuleSet<TriageRule>(tx),
    loadAccount(tx, customer?.account ?? null),
    customer === null || !isKnown
      ? { detractorAnswers: 0, previousNps: null }
      : customerPast(tx, customer.id, { detractorsSince: now - repeatWindowMs, before: answeredAt, exceptId }),
  ]);
  return triage(response, {
    riskWords: settings.riskWords,
    highValue: settings.highValue,
    customer: customer === null ? null : { tier: customer.tier, yearlyValue: customer.yearlyValue },
    account: account === null ? null : { tier: account.tier, yearlyValue: account.yearlyValue },
    earlierDetractorAnswers: past.detractorAnswers,
    previousNpsScore: past.previousNps,
    reopened: false,
    rules,
  });
}
