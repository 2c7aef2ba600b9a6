/** The use cases over a database of the test's own, seeded as the demo is. */
import { v7 } from "uuid";
import { connectDatabase } from "../../db/client.js";
import { seed } from "../../seeds/index.js";
import type { SurveyResponse } from "../../domain/survey-response.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { createTestDatabase } from "./postgres.js";

/** A seeded product without any process around it. */
export interface TestProduct {
  deps: UsecaseDeps;
  databaseUrl: string;
  close(): Promise<void>;
}

/** Opens a seeded product; `close` drops its database. */
export async function openProduct(options: { poolSize?: number; demo?: boolean } = {}): Promise<TestProduct> {
  const database = await createTestDatabase();
  const db = connectDatabase({
    url: database.url,
    poolSize: options.poolSize ?? 5,
    role: "test",
    deadlineMs: 20_000,
    queueLimit: 500,
  });
  const deps: UsecaseDeps = { db, newId: () => v7(), secretKey: "s".repeat(40), publicUrl: "http://127.0.0.1:8080" };
  await seed(deps, { demo: options.demo ?? true, access: { passwords: {}, apiKeys: [], sourceSecrets: {} } });
  return {
    deps,
    databaseUrl: database.url,
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
}

let counter = 0;

/** An NPS answer of a customer with an address; any part can be changed. */
export function npsAnswer(score: number | null, change: Partial<SurveyResponse> = {}): SurveyResponse {
  counter += 1;
  return {
    source: "api",
    externalId: `r-${counter}`,
    version: null,
    survey: { kind: "nps", scale: { min: 0, max: 10 }, direction: "higher_is_better", cutOffs: null },
    channel: "survey",
    score,
    comment: null,
    answeredAt: null,
    touchpoint: null,
    contactRequested: false,
    language: "fi",
    customer: customer(`c-${counter}`),
    consent: { contact: true, marketing: true },
    properties: {},
    ...change,
  };
}

/** A customer known by an external id and an address made from it. */
export function customer(externalId: string, change: Partial<NonNullable<SurveyResponse["customer"]>> = {}) {
  return {
    externalId,
    email: `${externalId}@customer.example`,
    name: "Maija Korhonen",
    phone: null,
    language: "fi",
    account: null,
    tier: null,
    yearlyValue: null,
    ...change,
  };
}
