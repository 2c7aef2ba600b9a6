import { describe, expect, it } from "vitest";
import type { CaseStatus } from "../../domain/case-state.js";
import { allowedActions, decide } from "../../domain/case.js";
import type { CaseAction, CaseCommand } from "../../domain/decision.js";
import { Story, candidate, contact, day, hour, minute, otherTeam, refusalOf, resolveCommand } from "./case-story.js";

/** A case in each status, reached by commands alone; `other` facts let every command find what it names. */
function storyIn(status: CaseStatus): Story {
  const story = new Story({ opening: status === "new" ? { ownerId: null } : {} }).with({ otherTeam }).after(minute);
  if (status === "new" || status === "assigned") return story;
  if (status === "cancelled") return (story.do({ action: "cancel", reason: "withdrawn" }), story);
  story.do(contact(status === "waiting_customer" ? "left_message" : "reached"));
  if (status === "waiting_customer") story.do({ action: "pause", reason: "agreed_later", until: null });
  if (status === "waiting_internal") story.do({ action: "wait-for", teamId: "team-b", note: null });
  if (status === "resolved" || status === "closed") story.do(resolveCommand);
  if (status === "closed") story.do({ action: "verify", answer: "yes", comment: null });
  return story;
}

function commandsAt(now: number): CaseCommand[] {
  return [
    { action: "acknowledge" },
    contact("no_answer"),
    { action: "note", text: "x" },
    { action: "promise", id: "p-1", dueAt: now + hour, text: null },
    { action: "pause", reason: "waiting_customer", until: null },
    { action: "wait-for", teamId: "team-b", note: null },
    { action: "snooze", until: now + hour },
    { action: "resume" },
    { action: "reassign", to: "ben", note: null },
    { action: "request-help", userId: "cid", note: null },
    { action: "acknowledge-escalation" },
    { action: "hand-over", teamId: "team-b", note: null },
    { ...resolveCommand, evidence: "spoke in the shop" },
    { action: "reopen", reason: "wrong" },
    { action: "cancel", reason: "duplicate" },
    { action: "override-due", clock: "resolve", dueAt: now + 2 * hour, reason: "agreed" },
    { action: "merge", into: "case-2" },
    { action: "verify", answer: "partly", comment: null },
  ];
}

const legal: Record<CaseStatus, CaseAction[]> = {
  new: [
    "acknowledge",
    "log-contact",
    "note",
    "reassign",
    "request-help",
    "hand-over",
    "cancel",
    "override-due",
    "merge",
  ],
  assigned: [
    "acknowledge",
    "log-contact",
    "note",
    "promise",
    "snooze",
    "reassign",
    "request-help",
    "hand-over",
    "resolve",
    "cancel",
    "override-due",
    "merge",
  ],
  in_progress: [
    "log-contact",
    "note",
    "promise",
    "pause",
    "wait-for",
    "snooze",
    "reassign",
    "request-help",
    "hand-over",
    "resolve",
    "cancel",
    "override-due",
    "merge",
  ],
  // The resolve clock stands, so its due instant cannot be set: a guard, not a transition.
  waiting_customer: [
    "log-contact",
    "note",
    "promise",
    "pause",
    "snooze",
    "resume",
    "reassign",
    "request-help",
    "hand-over",
    "resolve",
    "cancel",
    "merge",
  ],
  waiting_internal: [
    "log-contact",
    "note",
    "promise",
    "wait-for",
    "snooze",
    "resume",
    "reassign",
    "request-help",
    "hand-over",
    "resolve",
    "cancel",
    "override-due",
    "merge",
  ],
  resolved: ["log-contact", "note", "reassign", "reopen", "cancel", "merge", "verify"],
  closed: ["note", "reopen", "verify"],
  cancelled: [],
};

describe.each(Object.entries(legal) as [CaseStatus, CaseAction[]][])("a case that is %s", (status, actions) => {
  const story = storyIn(status);

  it.each(commandsAt(story.facts.now).map((command) => [command.action, command] as const))(
    "answers %s as the table says",
    (action, command) => {
      expect(story.state.status).toBe(status);
      if (actions.includes(action)) {
        expect(() => decide(story.state, command, story.facts)).not.toThrow();
        return;
      }
      const refusal = refusalOf(() => decide(story.state, command, story.facts));
      if (status === "waiting_customer" && action === "override-due") {
        expect(refusal).toMatchObject({ kind: "invalid", code: "guard-not-met" });
        return;
      }
      expect(refusal).toMatchObject({ kind: "conflict", code: "illegal-transition", details: { action, status } });
      expect(refusal.details["allowed"]).not.toContain(action);
    },
  );

  it("shows exactly the legal actions as allowed", () => {
    const shown = allowedActions(story.state, story.facts);
    const staff = actions.filter((action) => action !== "verify");
    const overridable = status === "waiting_customer" ? [...staff, "override-due"] : staff;
    expect(
      shown
        .filter(({ allowed }) => allowed)
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(overridable.toSorted());
    expect(shown.filter(({ allowed }) => !allowed).every(({ reason }) => reason === "illegal-transition")).toBe(true);
    expect(shown.map(({ action }) => action)).not.toContain("verify");
  });

  it("grows its revision by one with every command that changes something", () => {
    for (const command of commandsAt(story.facts.now)) {
      if (!actions.includes(command.action)) continue;
      const { state, entries } = decide(story.state, command, story.facts);
      expect(state.rev - story.state.rev).toBe(entries.length > 0 ? 1 : 0);
    }
  });
});

describe("acknowledging", () => {
  it("takes an assigned case in hand and meets the clock", () => {
    const story = new Story().after(minute);
    story.do({ action: "acknowledge" });
    expect(story.state).toMatchObject({ status: "in_progress", acknowledgedAt: story.facts.now });
    expect(story.clock("acknowledge")).toMatchObject({ state: "met", metAt: story.facts.now });
  });

  it("claims a case nobody owns for a person of the team", () => {
    const story = new Story({ opening: { ownerId: null } }).after(minute);
    story.do({ action: "acknowledge" });
    expect(story.state).toMatchObject({
      status: "in_progress",
      ownerId: "ann",
      assignedBy: "person",
      unassignedSince: null,
    });
    expect(story.entry("case.assigned").reason).toBe("claimed");
  });

  it.each([
    { actor: { kind: "user", id: "zoe" } as const, who: "a person of another team" },
    { actor: { kind: "key", id: "k-1" } as const, who: "a key" },
  ])("is refused to $who while nobody owns the case", ({ actor }) => {
    const story = new Story({ opening: { ownerId: null } }).with({ actor });
    expect(refusalOf(() => story.do({ action: "acknowledge" }))).toMatchObject({
      code: "guard-not-met",
      details: { guard: ["owner"] },
    });
    expect(allowedActions(story.state, story.facts)[0]).toEqual({
      action: "acknowledge",
      allowed: false,
      reason: "owner",
    });
  });

  it("is refused a second time", () => {
    const story = new Story();
    story.do({ action: "acknowledge" });
    expect(refusalOf(() => story.do({ action: "acknowledge" })).code).toBe("illegal-transition");
  });

  it("exactly at the deadline meets the clock, a millisecond later it is missed and stays so", () => {
    const inTime = new Story().after(hour);
    inTime.do({ action: "acknowledge" });
    expect(inTime.clock("acknowledge").state).toBe("met");
    const late = new Story().after(hour + 1);
    late.do({ action: "acknowledge" });
    expect(late.clock("acknowledge")).toMatchObject({
      state: "missed",
      metAt: null,
      detectedAt: late.facts.now,
      stoppedAt: late.facts.now,
    });
    expect(late.clock("acknowledge").breachedAt).toBe(late.facts.now - 1);
    expect(late.state.status).toBe("in_progress");
    expect(late.types().slice(2)).toEqual(["clock.missed", "case.acknowledged", "clock.satisfied"]);
  });
});

describe("giving a case to somebody", () => {
  it("makes a new case assigned and tells the new owner only", () => {
    const story = new Story({ opening: { ownerId: null } });
    story.told();
    story.do({ action: "reassign", to: "ben", note: "yours" });
    expect(story.state).toMatchObject({ status: "assigned", ownerId: "ben", assignedBy: "person" });
    expect(story.told()).toEqual(["assignment:ben"]);
    expect(story.entry("case.assigned").text).toBe("yours");
  });

  it("keeps status and clocks", () => {
    const story = new Story();
    story.do({ action: "acknowledge" });
    const { clocks } = story.state;
    story.do({ action: "reassign", to: "ben", note: null });
    expect(story.state).toMatchObject({ status: "in_progress", clocks });
  });

  it.each([
    ["zoe", "not-a-member"],
    ["eve", "not-a-member"],
    ["gone", "not-active"],
    ["away", "absent"],
    ["boss", "not-frontline"],
  ])("is refused for %s: %s", (to, why) => {
    const candidates = [
      candidate("eve", { teamIds: ["team-b"] }),
      candidate("gone", { active: false }),
      candidate("away", { absent: true }),
      candidate("boss", { role: "manager" }),
    ];
    const story = new Story({ facts: { candidates } });
    expect(refusalOf(() => story.do({ action: "reassign", to, note: null }))).toMatchObject({
      kind: "invalid",
      code: "not-eligible",
      details: { why },
    });
  });

  it("lets a person give it to the team's lead", () => {
    const story = new Story();
    story.do({ action: "reassign", to: "lead", note: null });
    expect(story.state.ownerId).toBe("lead");
  });

  it("to its owner changes nothing", () => {
    const story = new Story();
    const before = story.state;
    expect(story.do({ action: "reassign", to: "ann", note: null })).toEqual({
      state: before,
      entries: [],
      notices: [],
    });
  });

  it("back and forth tells each of them every time", () => {
    const story = new Story();
    story.told();
    for (const to of ["ben", "ann", "ben"]) story.do({ action: "reassign", to, note: null });
    expect(new Set(story.notices.map((notice) => notice.key)).size).toBe(3);
  });
});

describe("help and hand-over", () => {
  it("adds the helper as a watcher and tells them", () => {
    const story = new Story();
    story.told();
    story.do({ action: "request-help", userId: "ben", note: "the invoice?" });
    expect(story.state.watchers).toEqual(["ben"]);
    expect(story.told()).toEqual(["assignment:ben"]);
  });

  it("hands over to the least loaded member of the other team, clocks running on", () => {
    const dan = candidate("dan", { teamIds: ["team-b"] });
    const story = new Story().with({ otherTeam, candidates: [dan] }).after(minute);
    const { clocks } = story.state;
    story.told();
    story.do({ action: "hand-over", teamId: "team-b", note: null });
    expect(story.state).toMatchObject({ teamId: "team-b", ownerId: "dan", status: "assigned", clocks });
    expect(story.told()).toEqual(["assignment:dan"]);
  });

  it("hands over to the other team's lead when nobody there can take it", () => {
    const story = new Story().with({ otherTeam }).after(minute);
    story.told();
    story.do({ action: "hand-over", teamId: "team-b", note: null });
    expect(story.state).toMatchObject({
      teamId: "team-b",
      ownerId: null,
      status: "new",
      unassignedReason: "handed_over",
    });
    expect(story.told()).toEqual(["assignment:lead-b"]);
  });

  it("ends a pause when it hands over", () => {
    const story = storyIn("waiting_customer");
    story.after(hour).do({ action: "hand-over", teamId: "team-b", note: null });
    expect(story.state).toMatchObject({ pause: null, suspensions: [{ to: story.facts.now }] });
    expect(story.clock("resolve").state).toBe("running");
  });

  it("refuses its own team", () => {
    expect(refusalOf(() => new Story().do({ action: "hand-over", teamId: "team-a", note: null })).code).toBe(
      "guard-not-met",
    );
  });
});

describe("setting a due instant by hand", () => {
  it("makes the clock due then, and a later pause still moves it", () => {
    const story = new Story().after(minute);
    const dueAt = story.facts.now + day + 2 * hour;
    story.do({ action: "override-due", clock: "resolve", dueAt, reason: "spare part" });
    expect(story.clock("resolve")).toMatchObject({ dueAt, state: "running" });
    story.do(contact("left_message"));
    story.do({ action: "pause", reason: "agreed_later", until: null });
    story.after(hour).do({ action: "resume" });
    expect(story.clock("resolve").dueAt).toBe(dueAt + hour);
  });

  it("works outside opening hours too", () => {
    const story = new Story().after(minute);
    const evening = story.facts.now + 12 * hour;
    story.do({ action: "override-due", clock: "first_contact", dueAt: evening, reason: "customer asked" });
    expect(story.clock("first_contact").dueAt).toBe(evening);
    story.at(evening).fire();
    expect(story.clock("first_contact")).toMatchObject({ state: "missed", breachedAt: evening });
  });

  it.each(["team_response", "next_update", "nonsense"])("refuses %s when no such clock runs", (clock) => {
    const story = new Story();
    expect(
      refusalOf(() => story.do({ action: "override-due", clock, dueAt: story.facts.now + hour, reason: "x" })),
    ).toMatchObject({ code: "guard-not-met", details: { guard: ["clock-running"] } });
  });

  it("refuses the past, and a miss stays a miss", () => {
    const story = new Story();
    expect(
      refusalOf(() => story.do({ action: "override-due", clock: "resolve", dueAt: story.facts.now, reason: "x" })).code,
    ).toBe("out-of-range");
    story.after(2 * hour).fire();
    expect(
      refusalOf(() =>
        story.do({ action: "override-due", clock: "acknowledge", dueAt: story.facts.now + hour, reason: "x" }),
      ).code,
    ).toBe("guard-not-met");
  });
});
