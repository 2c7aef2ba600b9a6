import { describe, expect, it } from "vitest";
import { Story, hour, minute, monday8, policy } from "./case-story.js";

describe("opening a case", () => {
  it("gives it to the owner the router chose, with its clocks running from the arrival", () => {
    const story = new Story();
    expect(story.state).toMatchObject({ status: "assigned", ownerId: "ann", assignedBy: "router", rev: 1 });
    expect(
      story.state.clocks.map(({ kind, generation, state, startedAt, dueAt }) => [
        kind,
        generation,
        state,
        startedAt,
        dueAt,
      ]),
    ).toEqual([
      ["acknowledge", 1, "running", monday8, monday8 + hour],
      ["first_contact", 1, "running", monday8, monday8 + 4 * hour],
      ["resolve", 1, "running", monday8, monday8 + 24 * hour + 8 * hour],
    ]);
    expect(story.types()).toEqual(["case.opened", "case.assigned"]);
    expect(story.entry("case.assigned")).toMatchObject({
      before: { status: "new" },
      after: { status: "assigned", ownerId: "ann" },
      reason: "least_loaded",
    });
  });

  it("tells the owner and thanks the customer, each once", () => {
    const story = new Story();
    expect(story.notices.map(({ key, kind, sendClass }) => [key, kind, sendClass])).toEqual([
      ["case-1/assignment/router/1/1/ann", "assignment", "must"],
      ["case-1/acknowledgement/opened/1/1/customer-1", "acknowledgement", "once"],
    ]);
  });

  it("leaves it in the lead's queue with the reason when the router chose nobody", () => {
    const story = new Story({ opening: { ownerId: null, routeReason: "all_at_capacity" } });
    expect(story.state).toMatchObject({
      status: "new",
      ownerId: null,
      unassignedReason: "all_at_capacity",
      unassignedSince: monday8,
    });
    expect(story.told()).toEqual(["assignment:lead", "acknowledgement:customer-1"]);
  });

  it("writes to no customer when there is none", () => {
    expect(new Story({ opening: { customerId: null } }).told()).toEqual(["assignment:ann"]);
  });

  it("starts only the clocks the policy names for its severity", () => {
    const story = new Story({ opening: { severity: "P4" } });
    expect(story.state.clocks.map((clock) => clock.kind)).toEqual(["first_contact"]);
  });

  it("starts no clock for a budget of 0", () => {
    const none = { ...policy, rules: [{ when: {}, clocks: { acknowledge: { budgetMs: 0 }, resolve: null } }] };
    expect(new Story({ facts: { policy: none } }).state.clocks).toEqual([]);
  });

  it("counts an elapsed cap on the wall clock", () => {
    const capped = {
      ...policy,
      rules: [{ when: {}, clocks: { first_contact: { budgetMs: 40 * hour, elapsedCapMs: 20 * minute } } }],
    };
    expect(new Story({ facts: { policy: capped } }).clock("first_contact").dueAt).toBe(monday8 + 20 * minute);
  });
});
