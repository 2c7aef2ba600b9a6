import { describe, expect, it } from "vitest";
import { Story, contact, day, hour, minute, monday8, otherTeam, refusalOf } from "./case-story.js";

describe("logging a contact", () => {
  it.each([
    ["call", "reached", true],
    ["call", "no_answer", true],
    ["call", "left_message", true],
    ["email", "delivered", true],
    ["sms", "delivered", true],
    ["chat", "reached", true],
    ["visit", "reached", true],
    ["visit", "no_answer", false],
    ["email", "wrong_contact", false],
    ["email", "no_answer", false],
  ] as const)("by %s with outcome %s counts as first contact: %s", (channel, outcome, counts) => {
    const story = new Story().after(minute);
    story.do(contact(outcome, channel));
    expect(story.clock("first_contact").state).toBe(counts ? "met" : "running");
    expect(story.state.clocks.some((clock) => clock.kind === "next_update")).toBe(counts);
    expect(story.state.firstAttemptAt).toBe(story.facts.now);
    expect(story.state.firstReachedAt).toBe(outcome === "reached" ? story.facts.now : null);
  });

  it("takes an assigned case in hand", () => {
    const story = new Story().after(minute);
    story.do(contact("no_answer"));
    expect(story.state).toMatchObject({ status: "in_progress", acknowledgedAt: story.facts.now });
    expect(story.clock("acknowledge").state).toBe("met");
  });

  it("by a key on a case nobody owns is kept, and leaves the case to be assigned", () => {
    const story = new Story({ opening: { ownerId: null } }).with({ actor: { kind: "key", id: "k" } }).after(minute);
    story.do(contact("reached"));
    expect(story.state).toMatchObject({ status: "new", ownerId: null });
    expect(story.clock("first_contact").state).toBe("met");
  });

  it("starts next_update at the first contact, and each contact meets it and starts the next", () => {
    const story = new Story().after(minute);
    story.do(contact("no_answer"));
    story.after(hour).do(contact("no_answer"));
    story.after(hour).do(contact("delivered", "email"));
    const updates = story.state.clocks.filter((clock) => clock.kind === "next_update");
    expect(updates.map(({ generation, state, startedAt }) => [generation, state, startedAt])).toEqual([
      [1, "met", monday8 + minute],
      [2, "met", monday8 + minute + hour],
      [3, "running", monday8 + minute + 2 * hour],
    ]);
  });

  it("after a missed update starts the next one and keeps the miss", () => {
    const story = new Story().after(minute);
    story.do(contact("no_answer"));
    story.after(2 * day).do(contact("no_answer"));
    expect(story.clock("next_update", 1)).toMatchObject({ state: "missed", metAt: null, stoppedAt: story.facts.now });
    expect(story.clock("next_update", 2)).toMatchObject({ state: "running", startedAt: story.facts.now });
  });

  it("that reaches the customer drops the level to 0 and keeps the peak", () => {
    const story = new Story().liveUntil(monday8 + day);
    expect(story.state).toMatchObject({ escalationLevel: 2, peakEscalationLevel: 2 });
    story.do(contact("reached"));
    expect(story.state).toMatchObject({ escalationLevel: 0, peakEscalationLevel: 2, awaitingAcknowledgement: null });
  });

  it("that does not reach the customer keeps the level", () => {
    const story = new Story().liveUntil(monday8 + day);
    story.do(contact("no_answer"));
    expect(story.state.escalationLevel).toBe(2);
  });

  it("that reaches a customer who is waited for ends the wait; a later date stays agreed", () => {
    const story = new Story().after(minute);
    story.do(contact("no_answer"));
    story.do({ action: "pause", reason: "waiting_customer", until: null });
    story.do(contact("no_answer"));
    expect(story.state.status).toBe("waiting_customer");
    story.after(hour).do(contact("reached"));
    expect(story.state).toMatchObject({ status: "in_progress", pause: null });
    story.do({ action: "pause", reason: "agreed_later", until: story.facts.now + day });
    story.do(contact("reached"));
    expect(story.state.status).toBe("waiting_customer");
  });
});

describe("a promise", () => {
  it("is kept by a contact exactly at its instant, and starts no clock", () => {
    const story = new Story().after(minute);
    const { clocks } = story.state;
    story.do({ action: "promise", id: "p-1", dueAt: story.facts.now + hour, text: "call back" });
    expect(story.state.clocks).toEqual(clocks);
    story.after(hour).do(contact("no_answer"));
    expect(story.state.promise).toBeNull();
    expect(story.entry("promise.kept").latenessMs).toBeUndefined();
  });

  it("says how late it was kept", () => {
    const story = new Story().after(minute);
    story.do({ action: "promise", id: "p-1", dueAt: story.facts.now + 10 * minute, text: null });
    story.after(30 * minute).do(contact("reached"));
    expect(story.entry("promise.kept").latenessMs).toBe(20 * minute);
  });

  it("is replaced by a newer one", () => {
    const story = new Story();
    story.do({ action: "promise", id: "p-1", dueAt: monday8 + hour, text: null });
    story.do({ action: "promise", id: "p-2", dueAt: monday8 + 2 * hour, text: null });
    expect(story.state.promise).toEqual({ id: "p-2", dueAt: monday8 + 2 * hour });
  });

  it("cannot lie in the past", () => {
    expect(refusalOf(() => new Story().do({ action: "promise", id: "p", dueAt: monday8, text: null })).code).toBe(
      "out-of-range",
    );
  });
});

describe("pausing", () => {
  function attempted(): Story {
    const story = new Story().after(hour);
    story.do(contact("left_message"));
    return story;
  }

  it("needs a logged attempt", () => {
    const story = new Story();
    story.do({ action: "acknowledge" });
    expect(refusalOf(() => story.do({ action: "pause", reason: "waiting_customer", until: null }))).toMatchObject({
      kind: "invalid",
      code: "guard-not-met",
      details: { guard: ["attempt"] },
    });
  });

  it("stops the resolve clock alone, and moves it by the business time it took", () => {
    const story = attempted();
    const dueAt = story.clock("resolve").dueAt ?? 0;
    story.do({ action: "pause", reason: "waiting_customer", until: null });
    expect(story.clock("resolve")).toMatchObject({ state: "paused", dueAt: null });
    expect(story.clock("next_update")).toMatchObject({ state: "running" });
    story.at(monday8 + day).do({ action: "resume" });
    // Due Tuesday 16:00. 09:00 to 16:00 on Monday are 7 business hours, the night is none: Wednesday 15:00.
    expect(dueAt).toBe(monday8 + day + 8 * hour);
    expect(story.clock("resolve")).toMatchObject({ state: "running", dueAt: monday8 + 2 * day + 7 * hour });
  });

  it("again with the same words changes nothing, with others it changes reason and end", () => {
    const story = attempted();
    story.do({ action: "pause", reason: "waiting_customer", until: null });
    const before = story.state;
    story.after(hour).do({ action: "pause", reason: "waiting_customer", until: null });
    expect(story.state).toBe(before);
    const until = story.facts.now + day;
    story.do({ action: "pause", reason: "agreed_later", until });
    expect(story.state.pause).toEqual({ reason: "agreed_later", since: before.pause?.since, until });
    expect(story.state.suspensions).toEqual(before.suspensions);
  });

  it.each([
    [0, "in-the-past"],
    [90 * day + 1, "too-far-ahead"],
  ])("refuses an end %s ms ahead as %s", (ahead, code) => {
    const story = attempted();
    const refusal = refusalOf(() =>
      story.do({ action: "pause", reason: "agreed_later", until: story.facts.now + ahead }),
    );
    expect(refusal).toMatchObject({ code: "out-of-range", errors: [{ pointer: "/until", code }] });
  });

  it("takes an end exactly 90 days ahead", () => {
    const story = attempted();
    story.do({ action: "pause", reason: "agreed_later", until: story.facts.now + 90 * day });
    expect(story.state.status).toBe("waiting_customer");
  });
});

describe("waiting for another team", () => {
  it("runs that team's clock on its own calendar, with what its policy gives it to acknowledge", () => {
    const story = new Story().with({ otherTeam }).after(8 * hour - minute);
    story.do({ action: "acknowledge" });
    story.told();
    story.do({ action: "wait-for", teamId: "team-b", note: "stock?" });
    expect(story.state).toMatchObject({ status: "waiting_internal", waitingForTeamId: "team-b" });
    expect(story.clock("team_response")).toMatchObject({
      calendarId: "always",
      budgetMs: hour,
      dueAt: story.facts.now + hour,
    });
    expect(story.clock("resolve").state).toBe("running");
    expect(story.told()).toEqual(["assignment:lead-b"]);
  });

  it("meets that clock on resuming, and counts generations", () => {
    const story = new Story().with({ otherTeam });
    story.do({ action: "acknowledge" });
    story.do({ action: "wait-for", teamId: "team-b", note: null });
    story.after(minute).do({ action: "resume" });
    expect(story.state).toMatchObject({ status: "in_progress", waitingForTeamId: null });
    expect(story.clock("team_response")).toMatchObject({ state: "met", metAt: story.facts.now });
    story.do({ action: "wait-for", teamId: "team-b", note: null });
    expect(story.clock("team_response").generation).toBe(2);
  });

  it("is nothing new for the team waited for already", () => {
    const story = new Story().with({ otherTeam });
    story.do({ action: "acknowledge" });
    story.do({ action: "wait-for", teamId: "team-b", note: null });
    expect(story.do({ action: "wait-for", teamId: "team-b", note: null }).entries).toEqual([]);
  });

  it("refuses its own team", () => {
    const story = new Story();
    story.do({ action: "acknowledge" });
    expect(refusalOf(() => story.do({ action: "wait-for", teamId: "team-a", note: null })).details["guard"]).toEqual([
      "other-team",
    ]);
  });
});

describe("snoozing", () => {
  it("hides the case while every clock runs, until it is resumed", () => {
    const story = new Story();
    const { clocks } = story.state;
    story.do({ action: "snooze", until: monday8 + hour });
    expect(story.state).toMatchObject({ status: "assigned", snoozedUntil: monday8 + hour, clocks });
    story.do({ action: "resume" });
    expect(story.state).toMatchObject({ status: "assigned", snoozedUntil: null });
    expect(refusalOf(() => story.do({ action: "resume" })).code).toBe("illegal-transition");
  });

  it("refuses the past and more than 90 days", () => {
    const story = new Story();
    for (const until of [monday8, monday8 + 90 * day + 1]) {
      expect(refusalOf(() => story.do({ action: "snooze", until })).code).toBe("out-of-range");
    }
  });
});
