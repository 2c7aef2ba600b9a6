/** Answers as a survey tool sends them, 566 bytes each. */
import { createHmac } from "node:crypto";
import { benchSourceSecret, sourceNames } from "./database.js";

/** A request ready to be sent. */
export interface Delivery {
  path: string;
  headers: Record<string, string>;
  body: string;
}

const bytes = 566;
const key = Buffer.from(benchSourceSecret.slice("whsec_".length), "base64");

/** The answer with number `n`, by customer `n` unless told: 566 bytes of JSON. */
export function answerBody(n: number | string, score = 3, customer: number | string = n): string {
  const document = {
    externalId: `r-${n}`,
    survey: { kind: "nps", scale: { min: 0, max: 10 }, direction: "higher_is_better" },
    score,
    comment: "",
    touchpoint: "delivery",
    language: "en",
    customer: {
      externalId: `c-${customer}`,
      email: `c-${customer}@customer.example`,
      name: "Aino Laine",
      language: "fi",
      // A passive who is worth much would get a case.
      tier: score <= 6 ? "gold" : "none",
      yearlyValue: { amount: score <= 6 ? 1200 : 12, currency: "EUR" },
    },
    consent: { contact: true, marketing: true },
    properties: { order: "A-77" },
  };
  // Only what is said by who is unhappy may open a case.
  document.comment = (score <= 6 ? "Late by a week. " : "Fine, thank you. ")
    .repeat(40)
    .slice(0, bytes - JSON.stringify(document).length);
  return JSON.stringify(document);
}

/** The answer as a signed event of one of the bench's sources. */
export function signedDelivery(n: number, score = 3, customer: number | string = n): Delivery {
  const body = answerBody(n, score, customer);
  const at = String(Math.floor(Date.now() / 1_000));
  const id = `msg_${n}`;
  const signature = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  return {
    path: `/api/v1/sources/${sourceNames[n % sourceNames.length]}/events`,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": at,
      "webhook-signature": `v1,${signature}`,
    },
    body,
  };
}
