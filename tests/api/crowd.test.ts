import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase } from "../../db/client.js";
import { detractor, startDatabaseApp, type Answer, type DatabaseApp } from "./database-app.js";
import { startApp } from "./support.js";

let app: DatabaseApp;
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterAll(() => app.close());

const send = (body: unknown): Promise<Answer> => app.call("POST", "/api/v1/responses", body);
const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe("many at once", () => {
  it("the same answer thirty times is one answer", async () => {
    const body = detractor();
    const answers = await times(30, () => send(body));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 30 }, () => 202));
    expect(answers.filter((answer) => answer.body.status === "accepted")).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.body.responseId)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.body.case.id)).size).toBe(1);
  });

  it("thirty answers of one customer are one case", async () => {
    const customer = { email: "crowd@example.test" };
    const answers = await times(30, () => send(detractor({ customer })));
    expect(new Set(answers.map((answer) => answer.body.case.id)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.body.responseId)).size).toBe(30);
    const { body } = await app.call("GET", `/api/v1/cases/${answers[0]?.body.case.id}`);
    expect(body.responses).toHaveLength(30);
  });

  it("two hundred answers of two hundred customers are two hundred cases", async () => {
    const answers = await times(200, () => send(detractor()));
    for (const answer of answers) expect([202, 503]).toContain(answer.status);
    const taken = answers.filter((answer) => answer.status === 202);
    expect(new Set(taken.map((answer) => answer.body.case.number)).size).toBe(taken.length);
    for (const shed of answers.filter((answer) => answer.status === 503))
      expect(Number(shed.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("without a database", () => {
  it("every route says when to come back, at once, and the process is alive", async () => {
    const db = connectDatabase({
      url: "postgres://nobody@127.0.0.1:1/none",
      poolSize: 2,
      role: "test",
      deadlineMs: 1_000,
      queueLimit: 10,
    });
    const alone = await startApp({ useCases: { ...app.useCases, db } });
    const authorization = alone.key("responses:write", "cases:read", "settings:read");
    const requests: [string, string, unknown?][] = [
      ["GET", "/api/v1/cases"],
      ["GET", "/api/v1/teams"],
      ["POST", "/api/v1/responses", detractor()],
      ["POST", "/api/v1/sources/demo/events", {}],
    ];
    for (const [method, path, body] of requests) {
      const started = performance.now();
      const response = await fetch(`${alone.url}${path}`, {
        method,
        headers: { authorization, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(response.status, path).toBe(503);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(performance.now() - started).toBeLessThan(2_500);
    }
    expect((await fetch(`${alone.url}/healthz`)).status).toBe(200);
    await alone.close();
    await db.close();
  });
});
