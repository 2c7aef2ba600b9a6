import { describe, expect, it } from "vitest";
import { fireDue, nextDeadline, planDeadlines, settleOverdue } from "../../domain/deadlines.js";
import type { Policy } from "../../domain/policy.js";
import { Story, candidate, contact, day, hour, minute, monday8, otherTeam, policy, rung, team } from "./case-story.js";

const keysOf = (story: Story): string[] => planDeadlines(story.state, story.facts).map(({ key }) => key);
const firedOf = (story: Story): string[] => story.state.fired.map(({ key, outcome }) => `${outcome} ${key}`);

/** Only first contact, 4 h, with the given ladder. */
function withLadder(...ladder: Policy["ladder"]): Policy {
  return { ...policy, rules: [{ when: {}, clocks: { first_contact: { budgetMs: 4 * hour } } }], ladder };
}

describe("the plan of a new case", () => {
  it("holds every clock and every rung, in the order in which they are due", () => {
    expect(keysOf(new Story())).toEqual([
      "clock_due/acknowledge/1/due",
      "rung/first_contact/1/r50",
      "rung/first_contact/1/r90",
      "clock_due/first_contact/1/due",
      "rung/first_contact/1/breach",
      "rung/first_contact/1/reassign",
      "clock_due/resolve/1/due",
      "rung/first_contact/1/manager",
      "rung/resolve/1/resolve-breach",
      "rung/first_contact/1/head",
    ]);
    expect(nextDeadline(new Story().state, new Story().facts)).toMatchObject({
      key: "clock_due/acknowledge/1/due",
      dueAt: monday8 + hour,
    });
  });

  it("puts the miss before the breach of the same instant", () => {
    const keys = keysOf(new Story());
    expect(keys.indexOf("clock_due/first_contact/1/due")).toBe(keys.indexOf("rung/first_contact/1/breach") - 1);
  });

  it("is empty for closed and cancelled cases", () => {
    const story = new Story();
    story.do({ action: "cancel", reason: "erased" });
    expect(keysOf(story)).toEqual([]);
  });
});

describe("firing", () => {
  it("fires nothing a millisecond early, and everything due exactly now", () => {
    const story = new Story().at(monday8 + hour - 1);
    expect(fireDue(story.state, story.facts)).toMatchObject({
      firedCount: 0,
      state: story.state,
      entries: [],
      notices: [],
    });
    story.at(monday8 + hour);
    expect(fireDue(story.state, story.facts).firedCount).toBe(1);
  });

  it("fires each deadline once, however often it is asked", () => {
    const story = new Story().at(monday8 + 4 * hour);
    story.fire();
    const before = story.state;
    expect(fireDue(before, story.facts)).toMatchObject({ firedCount: 0, state: before });
  });

  it("records a miss as of its due instant, with how late it was noticed", () => {
    const story = new Story().at(monday8 + hour + 90_000);
    story.fire();
    expect(story.clock("acknowledge")).toMatchObject({
      state: "missed",
      breachedAt: monday8 + hour,
      detectedAt: monday8 + hour + 90_000,
      stoppedAt: null,
    });
    expect(story.entry("clock.missed")).toMatchObject({ latenessMs: 90_000, before: { state: "running" } });
  });

  it("settles before a command only what was due strictly before it", () => {
    const story = new Story().at(monday8 + hour);
    expect(settleOverdue(story.state, story.facts).firedCount).toBe(0);
    story.after(1);
    const settled = settleOverdue(story.state, story.facts);
    expect(settled.firedCount).toBe(1);
    expect(settleOverdue(settled.state, story.facts)).toMatchObject({ firedCount: 0, state: settled.state });
  });
});

describe("the ladder", () => {
  it("climbs from reminder to breach to escalations, telling each seat, levels in order of place", () => {
    const story = new Story({
      facts: { policy: { ...policy, rules: [{ when: {}, clocks: { first_contact: { budgetMs: 4 * hour } } }] } },
    });
    story.told();
    const steps: unknown[] = [];
    for (const at of [2, 3.6, 4, 6, 8, 8 + 16 + 8, 72 + 1]) {
      story.liveUntil(monday8 + at * hour);
      steps.push([at, story.state.escalationLevel, story.state.ownerId, story.told()]);
    }
    expect(steps).toEqual([
      [2, 0, "ann", ["reminder:ann"]],
      [3.6, 0, "ann", ["reminder:ann", "reminder:lead"]],
      [4, 1, "ann", ["breach:lead"]],
      [6, 1, "ann", ["escalation:manager"]],
      [8, 2, "ben", ["assignment:ben", "escalation:ann", "escalation:lead"]],
      [32, 3, "ben", ["escalation:manager", "escalation:lead"]],
      [73, 3, "ben", []],
    ]);
    story.liveUntil(monday8 + 3 * day + 8 * hour);
    expect([story.state.escalationLevel, story.told()]).toEqual([4, ["escalation:head"]]);
  });

  it("gives every notice a key of case, kind, clock, generation, rung and recipient", () => {
    const story = new Story().liveUntil(monday8 + 2 * hour);
    expect(story.notices.at(-1)).toMatchObject({
      key: "case-1/reminder/first_contact/1/r50/ann",
      by: ["in_app"],
      clockId: story.clock("first_contact").id,
      rungKey: "rung/first_contact/1/r50",
      cause: "rung",
      level: 0,
    });
  });

  it("tells a person in two seats once", () => {
    const both = { ...team, leadId: "ann" };
    const story = new Story({
      facts: {
        policy: withLadder(rung("x", { percent: 50 }, { notify: ["owner", "lead", { user: "ann" }] })),
        team: both,
      },
    });
    story.told();
    expect(story.liveUntil(monday8 + 2 * hour).told()).toEqual(["reminder:ann"]);
  });

  it("notes the seats nobody sits on", () => {
    const story = new Story({
      facts: { policy: withLadder(rung("x", { offsetMs: 0 }, { notify: ["head", "lead"] })), headId: null },
    });
    story.told();
    story.liveUntil(monday8 + 4 * hour);
    expect(story.told()).toEqual(["breach:lead"]);
    expect(story.entry("rung.fired").after).toMatchObject({ notified: ["lead"], missing: ["head"], level: 1 });
  });

  it("shows a rung without a way at least in the console", () => {
    const story = new Story({ facts: { policy: withLadder(rung("x", { percent: 50 }, { by: [] })) } }).liveUntil(
      monday8 + 2 * hour,
    );
    expect(story.notices.at(-1)?.by).toEqual(["in_app"]);
  });

  it("fires rungs with a severity for those cases only", () => {
    const ladder = withLadder(
      rung("p1", { percent: 25 }, { when: { severity: ["P1"] } }),
      rung("all", { percent: 50 }),
    );
    expect(
      new Story({ facts: { policy: ladder } }).liveUntil(monday8 + 3 * hour).state.fired.map(({ rungId }) => rungId),
    ).toEqual(["all"]);
    const urgent = new Story({ facts: { policy: ladder }, opening: { severity: "P1" } });
    expect(urgent.liveUntil(monday8 + 3 * hour).state.fired.map(({ rungId }) => rungId)).toEqual(["p1", "all"]);
  });

  it("stops when the clock is satisfied, and goes on over a miss until then", () => {
    const story = new Story().liveUntil(monday8 + 5 * hour);
    expect(keysOf(story)).toContain("rung/first_contact/1/reassign");
    story.do(contact("no_answer"));
    expect(keysOf(story).filter((key) => key.startsWith("rung/first_contact"))).toEqual([]);
  });

  it("gives a level to places, not to rungs: two at one place share it", () => {
    const ladder = withLadder(
      rung("a", { offsetMs: hour }),
      rung("b", { percent: 125 }),
      rung("c", { offsetMs: 2 * hour }),
    );
    const story = new Story({ facts: { policy: ladder } });
    expect(story.liveUntil(monday8 + 5 * hour).state).toMatchObject({ escalationLevel: 2 });
    expect(story.liveUntil(monday8 + 6 * hour).state).toMatchObject({ escalationLevel: 3 });
  });

  it("goes on for every clock but resolve while the case is paused", () => {
    const ladder = [
      rung("u", { percent: 50 }, { clock: "next_update" }),
      rung("r", { percent: 50 }, { clock: "resolve" }),
    ];
    const story = new Story({ facts: { policy: { ...policy, ladder } } });
    story.do(contact("left_message"));
    story.do({ action: "pause", reason: "agreed_later", until: null });
    story.told();
    expect(story.liveUntil(monday8 + 4 * hour).told()).toEqual(["reminder:ann"]);
    story.liveUntil(monday8 + 2 * day);
    expect(story.state.fired.map(({ key }) => key)).toEqual(["rung/next_update/1/u", "clock_due/next_update/1/due"]);
  });

  it("moves the rungs of the resolve clock with a pause", () => {
    const story = new Story().after(minute);
    story.do(contact("reached"));
    story.do({ action: "pause", reason: "agreed_later", until: null });
    expect(keysOf(story).filter((key) => key.includes("/resolve/") && !key.startsWith("pause"))).toEqual([]);
    story.after(hour).do({ action: "resume" });
    const breach = planDeadlines(story.state, story.facts).find(({ rungId }) => rungId === "resolve-breach");
    expect(breach?.dueAt).toBe(monday8 + 2 * day + hour);
  });
});

describe("a reassign rung", () => {
  const ladder = withLadder(rung("give", { offsetMs: hour }, { notify: ["owner"], action: "reassign" }));

  it("gives the case to the least loaded other member; state and clocks stay, the old owner watches", () => {
    const story = new Story({ facts: { policy: ladder } }).after(minute);
    story.do({ action: "acknowledge" });
    story.told();
    story.liveUntil(monday8 + 5 * hour);
    expect(story.state).toMatchObject({ status: "in_progress", ownerId: "ben", assignedBy: "rung", watchers: ["ann"] });
    expect(story.told()).toEqual(["assignment:ben", "escalation:ann"]);
    expect(story.notices.map(({ key }) => key)).toEqual([]);
  });

  it("overrides a person's assignment", () => {
    const story = new Story({ facts: { policy: ladder } });
    story.do({ action: "reassign", to: "cid", note: null });
    expect(story.liveUntil(monday8 + 5 * hour).state.ownerId).toBe("ann");
  });

  it("keeps the owner and says so when nobody else can take it", () => {
    const candidates = [
      candidate("ann"),
      candidate("ben", { absent: true }),
      candidate("dan", { teamIds: ["team-b"] }),
      candidate("lead", { role: "lead" }),
    ];
    const story = new Story({ facts: { policy: ladder, candidates } });
    story.told();
    story.liveUntil(monday8 + 5 * hour);
    expect(story.state).toMatchObject({ ownerId: "ann", escalationLevel: 2 });
    expect(story.entry("rung.reassign_impossible")).toMatchObject({
      after: { ownerId: "ann" },
      reason: "no_eligible_member",
    });
    expect(story.told()).toEqual(["escalation:ann"]);
  });

  it("finds an owner for a case nobody owns", () => {
    const story = new Story({ facts: { policy: ladder }, opening: { ownerId: null } }).liveUntil(monday8 + 5 * hour);
    expect(story.state).toMatchObject({ status: "assigned", ownerId: "ann", unassignedSince: null });
  });
});

it("tells the lead what is meant for the owner of a case nobody owns", () => {
  const story = new Story({ facts: { policy: withLadder(rung("r50", { percent: 50 })) }, opening: { ownerId: null } });
  story.told();
  story.at(monday8 + 2 * hour).fire();
  expect(story.told()).toContain("reminder:lead");
});

describe("a rung noticed late", () => {
  const ladder = withLadder(
    rung("r50", { percent: 50 }),
    rung("give", { percent: 75 }, { action: "reassign" }),
    rung("breach", { offsetMs: 0 }, { notify: ["lead"], acknowledgeWithinMs: hour }),
    rung("next", { offsetMs: hour }, { notify: ["manager"] }),
  );

  it("is passed when a later rung of its clock is due too; only the one now due acts", () => {
    const story = new Story({ facts: { policy: ladder } });
    story.told();
    story.at(monday8 + 4 * hour + 10 * minute).fire();
    expect(firedOf(story)).toEqual([
      "passed rung/first_contact/1/r50",
      "passed rung/first_contact/1/give",
      "fired clock_due/first_contact/1/due",
      "fired rung/first_contact/1/breach",
    ]);
    expect(story.told()).toEqual(["breach:lead"]);
    expect(story.state).toMatchObject({ ownerId: "ann", escalationLevel: 1 });
    expect(story.entries.filter(({ type }) => type === "rung.passed").map(({ latenessMs }) => latenessMs)).toEqual([
      2 * hour + 10 * minute,
      hour + 10 * minute,
    ]);
  });

  it("passes escalations over too, and the level is that of the last", () => {
    const story = new Story({ facts: { policy: ladder } });
    story.told();
    story.at(monday8 + 6 * hour).fire();
    expect(story.told()).toEqual(["escalation:manager"]);
    expect(story.state).toMatchObject({ escalationLevel: 2, peakEscalationLevel: 2, awaitingAcknowledgement: null });
  });

  it("is mailed when no later one is due yet, however late", () => {
    const story = new Story({ facts: { policy: ladder } });
    story.told();
    story.at(monday8 + 3 * hour - 1).fire();
    expect(story.told()).toEqual(["reminder:ann"]);
    expect(story.entry("rung.fired").latenessMs).toBe(hour - 1);
  });

  it("is mailed up to 5 s late even when a later one is due too", () => {
    const close = withLadder(rung("a", { offsetMs: 0 }), rung("b", { offsetMs: 2_000 }));
    const due = monday8 + 4 * hour;
    expect(firedOf(new Story({ facts: { policy: close } }).at(due + 5_000))).toEqual([]);
    const within = new Story({ facts: { policy: close } }).at(due + 5_000);
    within.fire();
    expect(firedOf(within).filter((line) => line.includes("rung"))).toEqual([
      "fired rung/first_contact/1/a",
      "fired rung/first_contact/1/b",
    ]);
    const over = new Story({ facts: { policy: close } }).at(due + 5_001);
    over.fire();
    expect(firedOf(over).filter((line) => line.includes("rung"))).toEqual([
      "passed rung/first_contact/1/a",
      "fired rung/first_contact/1/b",
    ]);
  });

  it("is not passed by a rung of the same instant, nor by one of another clock", () => {
    const pair = withLadder(rung("a", { offsetMs: 0 }), rung("b", { percent: 100 }));
    const story = new Story({ facts: { policy: pair } }).at(monday8 + 5 * hour);
    story.fire();
    expect(firedOf(story).filter((line) => line.includes("rung"))).toEqual([
      "fired rung/first_contact/1/a",
      "fired rung/first_contact/1/b",
    ]);
    const two = {
      ...policy,
      ladder: [rung("a", { offsetMs: 0 }, { clock: "acknowledge" }), rung("b", { offsetMs: 0 })],
    };
    const apart = new Story({ facts: { policy: two } }).at(monday8 + 6 * hour);
    apart.fire();
    expect(firedOf(apart).filter((line) => line.startsWith("passed"))).toEqual([]);
  });
});

describe("an escalation that asks for an acknowledgement", () => {
  it("calls the manager when the lead does not answer within its business time", () => {
    const story = new Story().liveUntil(monday8 + 4 * hour);
    expect(story.state.awaitingAcknowledgement).toEqual({
      rungKey: "rung/first_contact/1/breach",
      since: monday8 + 4 * hour,
      withinMs: 2 * hour,
    });
    story.told();
    story.liveUntil(monday8 + 6 * hour);
    expect(story.notices).toMatchObject([
      { key: "case-1/escalation/escalation_unacknowledged/1/first_contact.breach/manager", level: 1 },
    ]);
    expect(story.state.escalationLevel).toBe(1);
  });

  it("calls nobody once the lead answered", () => {
    const story = new Story().liveUntil(monday8 + 5 * hour);
    story.do({ action: "acknowledge-escalation" });
    expect(story.state.awaitingAcknowledgement).toBeNull();
    expect(keysOf(story).some((key) => key.startsWith("escalation_unacknowledged"))).toBe(false);
  });

  it("waits once: a second clock's escalation meanwhile neither renews nor doubles the wait", () => {
    const ask = { notify: ["lead"], acknowledgeWithinMs: 2 * hour } as const;
    const two = {
      ...policy,
      ladder: [rung("a", { offsetMs: 0 }, { ...ask, clock: "acknowledge" }), rung("b", { offsetMs: 0 }, ask)],
    };
    const late = {
      ...two,
      rules: [{ when: {}, clocks: { acknowledge: { budgetMs: hour }, first_contact: { budgetMs: 2 * hour } } }],
    };
    const story = new Story({ facts: { policy: late } }).liveUntil(monday8 + 2 * hour);
    expect(story.state.awaitingAcknowledgement).toMatchObject({
      rungKey: "rung/acknowledge/1/a",
      since: monday8 + hour,
    });
    story.told();
    expect(story.liveUntil(monday8 + 7 * hour).told()).toEqual(["escalation:manager"]);
  });

  it("calls the head when the team has no manager", () => {
    const story = new Story({ facts: { team: { ...team, managerId: null } } }).liveUntil(monday8 + 4 * hour);
    story.told();
    expect(story.liveUntil(monday8 + 6 * hour).told()).toEqual(["escalation:head"]);
  });
});

describe("a case nobody owns", () => {
  it("calls the lead after 15 business minutes, once", () => {
    const story = new Story({ opening: { ownerId: null } });
    story.told();
    story.liveUntil(monday8 + 15 * minute - 1);
    expect(story.told()).toEqual([]);
    story.liveUntil(monday8 + 15 * minute);
    expect(story.told()).toEqual(["escalation:lead"]);
    story.liveUntil(monday8 + hour);
    expect(story.told()).toEqual([]);
    expect(story.state.escalationLevel).toBe(0);
  });

  it("counts those minutes in the team's hours", () => {
    const evening = monday8 + 8 * hour - 5 * minute;
    const story = new Story({ opening: { ownerId: null }, facts: { now: evening } });
    expect(nextDeadline(story.state, story.facts)).toMatchObject({
      kind: "unassigned_alarm",
      dueAt: monday8 + day + 10 * minute,
    });
  });

  it("counts on the new team's calendar after a hand-over", () => {
    const story = new Story().with({ otherTeam }).after(10 * hour);
    story.do({ action: "hand-over", teamId: "team-b", note: null });
    const alarm = planDeadlines(story.state, story.facts).find(({ kind }) => kind === "unassigned_alarm");
    expect(alarm?.dueAt).toBe(story.facts.now + 15 * minute);
  });
});

describe("a promise", () => {
  it("reminds the owner when it is due and calls the lead a business hour later, the level unchanged", () => {
    const story = new Story();
    story.do(contact("reached"));
    story.do({ action: "promise", id: "p-1", dueAt: monday8 + 7.5 * hour, text: null });
    story.told();
    expect(story.liveUntil(monday8 + 7.5 * hour).told()).toEqual(["reminder:ann"]);
    expect(story.liveUntil(monday8 + day + hour / 2 - 1).told()).toEqual([]);
    story.liveUntil(monday8 + day + hour / 2);
    expect(story.told()).toEqual(["escalation:lead"]);
    expect(story.state.escalationLevel).toBe(0);
    expect(story.types()).toContain("promise.broken");
  });

  it("reminds of nothing once it is kept", () => {
    const story = new Story();
    story.do({ action: "promise", id: "p-1", dueAt: monday8 + hour, text: null });
    story.after(minute).do(contact("no_answer"));
    expect(keysOf(story).some((key) => key.startsWith("promise"))).toBe(false);
  });
});

describe("a snooze", () => {
  it("ends by itself", () => {
    const story = new Story();
    story.do({ action: "snooze", until: monday8 + 30 * minute });
    story.told();
    expect(story.liveUntil(monday8 + 30 * minute).told()).toEqual(["reminder:ann"]);
    expect(story.state.snoozedUntil).toBeNull();
  });
});

describe("a wait for the customer", () => {
  function waiting(reason: "waiting_customer" | "agreed_later", until: number | null = null): Story {
    const story = new Story({ facts: { policy: withLadder() } });
    story.do(contact("left_message"));
    story.do({ action: "pause", reason, until });
    story.told();
    return story;
  }

  it("reminds the owner after 3 and 7 business days and is settled as no_response after 14", () => {
    const story = waiting("waiting_customer");
    const seen: unknown[] = [];
    for (const days of [3, 7, 14]) {
      const at = planDeadlines(story.state, story.facts)[0]?.dueAt ?? 0;
      seen.push([days, (at - monday8) / hour, story.liveUntil(at).told()]);
    }
    // Business days end at 16:00: Wednesday; Tuesday a week on; Thursday of the week after.
    expect(seen).toEqual([
      [3, 2 * 24 + 8, ["reminder:ann"]],
      [7, 8 * 24 + 8, ["reminder:ann"]],
      [14, 17 * 24 + 8, ["reminder:ann"]],
    ]);
    expect(story.state).toMatchObject({
      status: "resolved",
      resolution: { code: "no_response", cause: "none_found" },
      pause: null,
    });
    expect(story.entry("case.resolved").actor).toEqual({ kind: "system", id: "clock" });
  });

  it("until an agreed instant ends then, without reminders, and the clock runs from that instant however late it is noticed", () => {
    const until = monday8 + 7 * day;
    const story = waiting("agreed_later", until);
    story.at(until + 3 * hour).fire();
    expect(story.told()).toEqual(["reminder:ann"]);
    expect(story.state).toMatchObject({
      status: "in_progress",
      pause: null,
      suspensions: [{ from: monday8, to: until }],
    });
  });

  it("with an agreed later date is never settled by silence, and ends when 15 business days are used", () => {
    const story = waiting("agreed_later");
    story.liveUntil(monday8 + 18 * day + 8 * hour - 1);
    expect(story.state.status).toBe("waiting_customer");
    story.told();
    expect(story.liveUntil(monday8 + 18 * day + 8 * hour).told()).toEqual(["reminder:ann"]);
    expect(story.state.status).toBe("in_progress");
    expect(() => story.do({ action: "pause", reason: "agreed_later", until: null })).toThrow(/15 business days/);
  });

  it("counts earlier pauses into the cap", () => {
    const story = waiting("agreed_later");
    story.at(monday8 + 8 * hour).do({ action: "resume" });
    story.at(monday8 + day).do({ action: "pause", reason: "agreed_later", until: null });
    const cap = planDeadlines(story.state, story.facts).find(({ kind }) => kind === "pause_cap");
    expect(cap?.dueAt).toBe(monday8 + 18 * day + 8 * hour);
  });
});
