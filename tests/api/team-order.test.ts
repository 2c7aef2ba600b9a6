import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDatabaseApp, type DatabaseApp } from "./database-app.js";

let app: DatabaseApp;
beforeAll(async () => {
  app = await startDatabaseApp();
});
afterAll(() => app.close());

describe("a team's lists", () => {
  it("keep the order in which they were written", async () => {
    const team = {
      name: "Ordered",
      calendar: "default",
      lead: "ville-korhonen",
      members: ["katri-niemi", "elin-lindholm", "anna-virtanen"],
      touchpoints: ["zeta", "alpha", "mid"],
    };
    const put = await app.call("PUT", "/api/v1/teams/ordered", team);
    expect(put.body).toMatchObject(team);
    expect((await app.call("GET", "/api/v1/teams/ordered")).body).toMatchObject(team);
  });
});
