/** Amounts of money, as a yearly value of a customer or an account. */
import type { Fault } from "./reading.js";

/** An amount in one currency (ISO 4217 letters). Amounts of different currencies are never compared. */
export interface Money {
  amount: number;
  currency: string;
}

/** No amount is above this; a double still keeps its cents. */
const AMOUNT_MAX = 1_000_000_000_000;

/** Why an amount cannot be taken, or null. Codes: `amount-invalid`, `currency-invalid`. */
export function checkMoney(money: Money): Fault | null {
  if (!Number.isFinite(money.amount) || money.amount < 0 || money.amount > AMOUNT_MAX) {
    return { code: "amount-invalid", detail: `An amount lies between 0 and ${AMOUNT_MAX}.` };
  }
  if (!/^[A-Z]{3}$/.test(money.currency)) {
    return { code: "currency-invalid", detail: "A currency is three capital letters." };
  }
  return null;
}

/** Whether `value` is above `bound`; false when either is missing or the currencies differ. */
export function isAbove(value: Money | null, bound: Money | null): boolean {
  return value !== null && bound !== null && value.currency === bound.currency && value.amount > bound.amount;
}
