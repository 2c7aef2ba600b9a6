import { describe, expect, it } from "vitest";
import { compileCalendar } from "../../domain/business-time.js";
import { releaseOwner } from "../../domain/case-leaving.js";
import { rebaseCase } from "../../domain/case-rebase.js";
import type { CaseFacts } from "../../domain/decision.js";
import type { PolicyRule } from "../../domain/policy.js";
import {
  Story,
  candidate,
  contact,
  hour,
  minute,
  monday8,
  policy,
  resolveCommand,
  roundTheClock,
} from "./case-story.js";

const version = { policyId: "default", version: 2 };

function under(story: Story, clocks: PolicyRule["clocks"]): CaseFacts {
  return { ...story.facts, policy: { ...policy, rules: [{ when: {}, clocks }] } };
}

describe("putting a case under a new version of its policy", () => {
  it("moves its running clocks, earlier or later, from their own start", () => {
    const story = new Story().after(minute);
    const facts = under(story, {
      acknowledge: { budgetMs: 2 * hour },
      first_contact: { budgetMs: hour },
      resolve: { budgetMs: 16 * hour },
    });
    const { state, entries } = rebaseCase(story.state, facts, version);
    expect(state).toMatchObject({ policyVersion: 2, rev: 2 });
    expect(state.clocks.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ["acknowledge", monday8 + 2 * hour],
      ["first_contact", monday8 + hour],
      ["resolve", monday8 + 32 * hour],
    ]);
    expect(entries.map(({ type }) => type)).toEqual(["case.policy_changed", "clock.moved", "clock.moved"]);
  });

  it("misses at once what is past due by it, keeps what is over, and ends what it no longer names", () => {
    const story = new Story().after(hour);
    story.do({ action: "acknowledge" });
    story.after(hour);
    const acknowledged = story.clock("acknowledge");
    const facts = under(story, { acknowledge: { budgetMs: 9 * hour }, first_contact: { budgetMs: hour } });
    const { state } = rebaseCase(story.state, facts, version);
    expect(state.clocks.find(({ kind }) => kind === "acknowledge")).toEqual(acknowledged);
    expect(state.clocks.find(({ kind }) => kind === "first_contact")).toMatchObject({
      state: "missed",
      breachedAt: monday8 + hour,
      detectedAt: story.facts.now,
    });
    expect(state.clocks.find(({ kind }) => kind === "resolve")).toMatchObject({ state: "ended" });
  });

  it("starts what it adds as far as it is still owed, from the opening", () => {
    const story = new Story({ opening: { severity: "P4" } }).after(minute);
    story.do({ action: "acknowledge" });
    const facts = under(story, {
      acknowledge: { budgetMs: hour },
      first_contact: { budgetMs: hour },
      resolve: { budgetMs: 2 * hour },
    });
    const { state } = rebaseCase(story.state, facts, version);
    expect(state.clocks.map(({ kind, startedAt }) => [kind, startedAt])).toEqual([
      ["first_contact", monday8],
      ["resolve", monday8],
    ]);
  });

  it("only notes the version on a settled case", () => {
    const story = new Story();
    story.do(contact("reached"));
    story.do(resolveCommand);
    const { state } = rebaseCase(story.state, under(story, { resolve: { budgetMs: 1 } }), version);
    expect(state).toMatchObject({ status: "resolved", policyVersion: 2, clocks: story.state.clocks });
  });
});

describe("an edited calendar", () => {
  it("moves the running clocks on it, and nothing is written when nothing moves", () => {
    const story = new Story().after(minute);
    expect(rebaseCase(story.state, story.facts, null)).toEqual({ state: story.state, entries: [], notices: [] });
    const late = compileCalendar({ zone: "UTC", windows: { mon: [["12:00", "20:00"]] }, closures: [], openings: [] });
    const calendars = new Map([
      ["helsinki", late],
      ["always", roundTheClock],
    ]);
    const { state, entries } = rebaseCase(story.state, { ...story.facts, calendars }, null);
    expect(state.clocks[0]).toMatchObject({ kind: "acknowledge", dueAt: monday8 + 7 * hour });
    expect(entries.map(({ type }) => type)).toEqual(["clock.moved", "clock.moved", "clock.moved"]);
  });
});

describe("a case whose owner leaves", () => {
  it("goes to the least loaded other member, state and clocks staying", () => {
    const story = new Story();
    story.do({ action: "acknowledge" });
    const { state, notices } = releaseOwner(story.state, story.facts);
    expect(state).toMatchObject({ status: "in_progress", ownerId: "ben", clocks: story.state.clocks });
    expect(notices.map(({ kind, to }) => [kind, to])).toEqual([["assignment", { user: "ben" }]]);
  });

  it("waits for its customer all the same when nobody can take it over", () => {
    const story = new Story({ facts: { candidates: [candidate("ann")] } });
    story.do(contact("left_message"));
    story.do({ action: "pause", reason: "agreed_later", until: null });
    const { state } = releaseOwner(story.state, story.facts);
    expect(state).toMatchObject({ status: "waiting_customer", ownerId: null, unassignedReason: "owner_left" });
    story.state = state;
    story.do({ action: "resume" });
    story.do({ action: "reassign", to: "ann", note: null });
    expect(story.state).toMatchObject({ status: "in_progress", ownerId: "ann" });
  });
});
