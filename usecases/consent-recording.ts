/** Consents as answers carry them: every statement is kept, the newest counts. */
import type { Tx } from "../db/client.js";
import type { StoredCustomer } from "../db/customer-store.js";
import { consents } from "../db/schema/index.js";
import type { ResponseConsent } from "../domain/survey-response.js";
import type { UsecaseDeps } from "./deps.js";

/** Keeps what an answer allows or withdraws; {@link matchCustomer} has put it on the customer. An earlier unsubscribing is not undone by a survey. */
export async function recordConsent(
  tx: Tx,
  deps: UsecaseDeps,
  customer: StoredCustomer,
  consent: ResponseConsent,
  origin: { now: number; responseId: string },
): Promise<void> {
  const stated = (["contact", "marketing"] as const).flatMap((purpose) => {
    const granted = consent[purpose];
    return granted === null ? [] : [{ purpose, granted }];
  });
  if (stated.length === 0) return;
  await tx.insert(consents).values(
    stated.map(({ purpose, granted }) => ({
      id: deps.newId(),
      customerId: customer.id,
      purpose,
      granted,
      at: origin.now,
      origin: "response",
      responseId: origin.responseId,
    })),
  );
}
