import { describe, expect, it } from "vitest";
import { allowedActions } from "../../domain/case.js";
import { Story, candidate, contact, day, hour, minute, monday8, refusalOf, resolveCommand } from "./case-story.js";

function reached(): Story {
  const story = new Story().after(minute);
  story.do(contact("reached"));
  return story;
}

function resolved(): Story {
  const story = reached().after(hour);
  story.do(resolveCommand);
  return story;
}

describe("resolving", () => {
  it("needs a reached contact, three attempts on two channels over three business days, or evidence", () => {
    const story = new Story();
    story.do({ action: "acknowledge" });
    const refusal = refusalOf(() => story.do(resolveCommand));
    expect(refusal).toMatchObject({ kind: "invalid", code: "guard-not-met" });
    expect(refusal.details["guard"]).toEqual(["reached", "attempts", "channels", "days", "evidence"]);
    expect(allowedActions(story.state, story.facts).find(({ action }) => action === "resolve")).toEqual({
      action: "resolve",
      allowed: true,
      reason: "evidence",
    });
  });

  it.each([
    [
      "two attempts only",
      [
        ["call", 0],
        ["email", 2],
      ],
      ["attempts", "days"],
    ],
    [
      "one channel only",
      [
        ["call", 0],
        ["call", 1],
        ["call", 2],
      ],
      ["channels"],
    ],
    [
      "two business days only",
      [
        ["call", 0],
        ["email", 1],
        ["sms", 1],
      ],
      ["days"],
    ],
    [
      "a Friday and a weekend",
      [
        ["call", 4],
        ["email", 5],
        ["sms", 6],
      ],
      ["days"],
    ],
  ] as const)("is refused after %s", (_title, attempts, missing) => {
    const story = new Story();
    for (const [channel, days] of attempts) story.at(monday8 + days * day + hour).do(contact("no_answer", channel));
    const refusal = refusalOf(() => story.do(resolveCommand));
    expect((refusal.details["guard"] as string[]).filter((code) => !["reached", "evidence"].includes(code))).toEqual(
      missing,
    );
  });

  it("is allowed after three attempts on two channels over three business days", () => {
    const story = new Story();
    story.at(monday8 + hour).do(contact("no_answer"));
    story.at(monday8 + day).do(contact("left_message"));
    story.at(monday8 + 2 * day).do(contact("delivered", "email"));
    story.do({ ...resolveCommand, code: "unreachable" });
    expect(story.state).toMatchObject({ status: "resolved", resolution: { code: "unreachable" } });
  });

  it("meets the resolve clock and ends the updates", () => {
    const story = resolved();
    expect(story.clock("resolve")).toMatchObject({ state: "met", metAt: story.facts.now });
    expect(story.clock("next_update")).toMatchObject({ state: "ended", metAt: null, stoppedAt: story.facts.now });
    expect(story.entry("case.resolved")).toMatchObject({
      before: { status: "in_progress" },
      after: { code: "fixed", cause: "delivery" },
      text: "sent a new one",
    });
  });

  it("with evidence straight from assigned takes the case in hand and meets first contact", () => {
    const story = new Story().after(minute);
    story.do({ ...resolveCommand, evidence: "spoke in the shop" });
    expect(story.state).toMatchObject({ status: "resolved", acknowledgedAt: story.facts.now });
    for (const kind of ["acknowledge", "first_contact", "resolve"] as const)
      expect(story.clock(kind).state).toBe("met");
    expect(story.entry("case.evidence_given").text).toBe("spoke in the shop");
  });

  it("ends whatever still holds back or calls, and leaves no clock running", () => {
    const story = reached();
    story.do({ action: "promise", id: "p", dueAt: monday8 + day, text: null });
    story.do({ action: "snooze", until: monday8 + day });
    story.do({ action: "pause", reason: "agreed_later", until: null });
    story.after(hour).do(resolveCommand);
    expect(story.state).toMatchObject({
      pause: null,
      promise: null,
      snoozedUntil: null,
      suspensions: [{ to: story.facts.now }],
    });
    expect(story.state.clocks.every((clock) => clock.stoppedAt !== null)).toBe(true);
    story.told();
    story.liveUntil(story.facts.now + 23 * hour);
    expect(story.told()).toEqual([]);
  });

  it("says of a missed update neither that it was met nor that it ended", () => {
    const story = reached().liveUntil(monday8 + day + 2 * hour);
    story.do(resolveCommand);
    expect(story.clock("next_update")).toMatchObject({ state: "missed", stoppedAt: story.facts.now });
    expect(story.types()).not.toContain("clock.ended");
    expect(story.types()).not.toContain("clock.satisfied");
  });

  it("late keeps the miss", () => {
    const story = reached().liveUntil(monday8 + 3 * day);
    expect(story.clock("resolve").state).toBe("missed");
    story.do(resolveCommand);
    expect(story.clock("resolve")).toMatchObject({
      state: "missed",
      metAt: null,
      breachedAt: monday8 + day + 8 * hour,
      stoppedAt: story.facts.now,
    });
  });

  it("exactly at the deadline meets it", () => {
    const story = reached().at(monday8 + day + 8 * hour);
    story.do(resolveCommand);
    expect(story.clock("resolve").state).toBe("met");
  });
});

describe("after resolving", () => {
  it("the customer is asked after a day, and silence for a week closes the case unverified", () => {
    const story = resolved();
    const resolvedAt = story.facts.now;
    story.told();
    story.liveUntil(resolvedAt + day);
    expect(story.notices).toMatchObject([
      {
        key: "case-1/verification/resolved/1/1/customer-1",
        kind: "verification",
        sendClass: "once",
        to: { customer: "customer-1" },
      },
    ]);
    story.liveUntil(resolvedAt + 8 * day - 1);
    expect(story.state.status).toBe("resolved");
    story.liveUntil(resolvedAt + 8 * day);
    expect(story.state).toMatchObject({ status: "closed", verified: "silence", closedAt: resolvedAt + 8 * day });
  });

  it("a yes closes it as verified, also after silence did", () => {
    const early = resolved();
    early.after(minute).do({ action: "verify", answer: "yes", comment: "thanks" });
    expect(early.state).toMatchObject({ status: "closed", verified: "yes", closedAt: early.facts.now });
    expect(early.entry("verification.answered")).toMatchObject({ after: { answer: "yes" }, text: "thanks" });
    const late = resolved().liveUntil(monday8 + 20 * day);
    const { closedAt } = late.state;
    late.do({ action: "verify", answer: "yes", comment: null });
    expect(late.state).toMatchObject({ status: "closed", verified: "yes", closedAt });
    expect(late.do({ action: "verify", answer: "yes", comment: null }).entries).toEqual([]);
  });

  it.each([
    ["no", "P2"],
    ["partly", "P3"],
  ] as const)("a %s reopens it with severity %s", (answer, severity) => {
    const story = resolved();
    story.told();
    story.after(day).do({ action: "verify", answer, comment: "still broken" });
    expect(story.state).toMatchObject({
      status: "in_progress",
      severity,
      reopenCount: 1,
      currentSince: story.facts.now,
    });
    expect(story.told()).toEqual(["reopened:ann", "reopened:lead"]);
    expect(story.entry("verification.answered").text).toBe("still broken");
  });

  it("a no joins a newer open case instead", () => {
    const story = resolved()
      .liveUntil(monday8 + 20 * day)
      .with({ otherOpenCaseId: "case-2" });
    const refusal = refusalOf(() => story.do({ action: "verify", answer: "no", comment: null }));
    expect(refusal).toMatchObject({ kind: "conflict", code: "open-case-exists", details: { caseId: "case-2" } });
    expect(refusalOf(() => story.do({ action: "reopen", reason: "x" })).code).toBe("open-case-exists");
  });
});

describe("reopening", () => {
  it("starts first contact and resolve anew as a second generation, and contacts count from there", () => {
    const story = resolved().after(hour);
    const first = story.clock("first_contact", 1);
    story.do({ action: "reopen", reason: "came back" });
    expect(story.clock("first_contact")).toMatchObject({ generation: 2, state: "running", startedAt: story.facts.now });
    expect(story.clock("resolve")).toMatchObject({ generation: 2, state: "running", startedAt: story.facts.now });
    expect(story.clock("first_contact", 1)).toEqual(first);
    expect(story.state.clocks.filter((clock) => clock.kind === "acknowledge")).toHaveLength(1);
    expect(refusalOf(() => story.do(resolveCommand)).code).toBe("guard-not-met");
    story.do(contact("reached"));
    story.do(resolveCommand);
    expect(story.state.status).toBe("resolved");
  });

  it("fires the ladder of the new generation though the old one's fired", () => {
    const story = new Story().liveUntil(monday8 + 4 * hour);
    story.do(contact("reached"));
    story.do(resolveCommand);
    story.do({ action: "reopen", reason: "x" });
    story.told();
    story.liveUntil(story.facts.now + 2 * day);
    const keys = story.state.fired.map((fired) => fired.key);
    expect(keys).toContain("rung/first_contact/1/breach");
    expect(keys).toContain("rung/first_contact/2/breach");
  });

  it("asks the customer again when it is resolved again", () => {
    const story = resolved().liveUntil(monday8 + 2 * day);
    story.do({ action: "verify", answer: "partly", comment: null });
    story.do(contact("reached"));
    story.do(resolveCommand);
    story.told();
    story.liveUntil(story.facts.now + day);
    expect(story.notices.map((notice) => notice.key)).toEqual(["case-1/verification/resolved/2/1/customer-1"]);
  });

  it("puts the case into the lead's queue when its owner has left", () => {
    const story = resolved().with({ candidates: [candidate("ann", { active: false })] });
    story.do({ action: "reopen", reason: "x" });
    expect(story.state).toMatchObject({ status: "new", ownerId: null, unassignedReason: "owner_left" });
  });
});

describe("cancelling", () => {
  it.each(["duplicate", "survey_error", "withdrawn", "erased"] as const)(
    "as %s ends every clock and plans nothing more",
    (reason) => {
      const story = reached();
      story.do({ action: "cancel", reason });
      expect(story.state).toMatchObject({ status: "cancelled", cancelReason: reason });
      expect(story.state.clocks.map((clock) => clock.state)).toEqual(["met", "met", "ended", "ended"]);
      story.told();
      expect(story.liveUntil(monday8 + 100 * day).told()).toEqual([]);
    },
  );

  it("by a merge names the case it went into", () => {
    const story = new Story();
    story.do({ action: "merge", into: "case-9" });
    expect(story.state).toMatchObject({ status: "cancelled", cancelReason: "merged" });
    expect(story.entry("case.cancelled")).toMatchObject({ after: { into: "case-9" }, reason: "merged" });
  });
});
