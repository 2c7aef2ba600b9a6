/** Random lives of a case: whatever is done when, and however late deadlines are noticed, these laws hold. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseState } from "../../domain/case-state.js";
import { isLive } from "../../domain/case-clocks.js";
import { decide } from "../../domain/case.js";
import { joinCase } from "../../domain/case-joining.js";
import { fireDue, planDeadlines, settleOverdue } from "../../domain/deadlines.js";
import type { CaseCommand, Decision } from "../../domain/decision.js";
import { DomainError } from "../../domain/errors.js";
import {
  Story,
  candidate,
  clockActor,
  day,
  hour,
  minute,
  otherTeam,
  policy,
  resolveCommand,
  team,
} from "./case-story.js";

type Step =
  | { wait: number }
  | { fire: true }
  | { join: { severity: "P1" | "P2" | "P3" | "P4"; opensCase: boolean } }
  | { command: (now: number) => CaseCommand };

const ahead = fc.oneof(fc.integer({ min: -1, max: 3 * day }), fc.constantFrom(minute, hour, day));
const contacts = fc.record({
  action: fc.constant("log-contact" as const),
  channel: fc.constantFrom("call" as const, "email" as const, "visit" as const),
  outcome: fc.constantFrom("reached" as const, "no_answer" as const, "delivered" as const, "wrong_contact" as const),
  note: fc.constant(null),
  durationMs: fc.constant(null),
});
const settling = fc.constantFrom<CaseCommand>(
  { ...resolveCommand, evidence: "seen" },
  { action: "verify", answer: "no", comment: null },
  { action: "reopen", reason: "x" },
);
const plain: fc.Arbitrary<CaseCommand> = fc.oneof(
  contacts,
  contacts,
  settling,
  fc.constantFrom<CaseCommand>(
    { action: "acknowledge" },
    { action: "note", text: "x" },
    { action: "pause", reason: "waiting_customer", until: null },
    { action: "pause", reason: "agreed_later", until: null },
    { action: "wait-for", teamId: "team-a", note: null },
    { action: "wait-for", teamId: "team-b", note: null },
    { action: "resume" },
    { action: "reassign", to: "ann", note: null },
    { action: "reassign", to: "ben", note: null },
    { action: "request-help", userId: "cid", note: null },
    { action: "acknowledge-escalation" },
    { action: "hand-over", teamId: "team-b", note: null },
    { action: "hand-over", teamId: "team-a", note: null },
    resolveCommand,
    { ...resolveCommand, evidence: "seen" },
    { action: "reopen", reason: "x" },
    { action: "verify", answer: "yes", comment: null },
    { action: "verify", answer: "partly", comment: null },
    { action: "verify", answer: "no", comment: null },
  ),
);
const rare: fc.Arbitrary<CaseCommand> = fc.constantFrom<CaseCommand>(
  { action: "cancel", reason: "withdrawn" },
  { action: "merge", into: "case-2" },
);
const timed = ahead.chain((ms) =>
  fc.constantFrom(
    (now: number): CaseCommand => ({ action: "promise", id: `p-${now}-${ms}`, dueAt: now + ms, text: null }),
    (now: number): CaseCommand => ({ action: "snooze", until: now + ms }),
    (now: number): CaseCommand => ({ action: "pause", reason: "agreed_later", until: now + ms }),
    (now: number): CaseCommand => ({ action: "override-due", clock: "resolve", dueAt: now + ms, reason: "x" }),
    (now: number): CaseCommand => ({ action: "override-due", clock: "first_contact", dueAt: now + ms, reason: "x" }),
  ),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc
      .oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 4 * day }))
      .map((wait) => ({ wait })),
  },
  { weight: 30, arbitrary: fc.constant({ fire: true } as const) },
  { weight: 60, arbitrary: plain.map((command) => ({ command: () => command })) },
  { weight: 20, arbitrary: timed.map((command) => ({ command })) },
  {
    weight: 10,
    arbitrary: fc
      .record({ severity: fc.constantFrom("P1", "P2", "P3", "P4"), opensCase: fc.boolean() })
      .map((join) => ({ join })),
  },
  { weight: 1, arbitrary: rare.map((command) => ({ command: () => command })) },
) as fc.Arbitrary<Step>;

/** Facts as a use case loads them: the team that holds the case, and the other one. */
function load(story: Story): Story {
  const isHome = story.state.teamId === "team-a";
  return story.with({
    team: isHome ? team : otherTeam,
    otherTeam: isHome ? otherTeam : { ...team, policy },
    candidates: [candidate("ann"), candidate("ben"), candidate("dan", { teamIds: ["team-b"] })],
  });
}

function take(story: Story, one: Step): Decision | null {
  load(story);
  if ("wait" in one) return (story.after(one.wait), null);
  try {
    if ("fire" in one) return fireDue(story.state, { ...story.facts, actor: clockActor });
    if ("join" in one)
      return story.state.status === "cancelled"
        ? null
        : joinCase(story.state, { responseId: `r-${story.facts.now}-${story.state.rev}`, ...one.join }, story.facts);
    return decide(story.state, one.command(story.facts.now), story.facts);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function checkState(state: CaseState): void {
  const live = state.clocks.filter(isLive);
  expect(new Set(live.map(({ kind }) => kind)).size).toBe(live.length);
  expect(new Set(state.clocks.map(({ kind, generation }) => `${kind}/${generation}`)).size).toBe(state.clocks.length);
  for (const clock of state.clocks) {
    expect([clock.breachedAt !== null, clock.detectedAt !== null]).toEqual([
      clock.state === "missed",
      clock.state === "missed",
    ]);
    expect(clock.metAt !== null).toBe(clock.state === "met");
    if (clock.metAt !== null && clock.dueAt !== null) expect(clock.metAt).toBeLessThanOrEqual(clock.dueAt);
    if (clock.detectedAt !== null) expect(clock.detectedAt).toBeGreaterThanOrEqual(clock.breachedAt ?? Infinity);
  }
  if (["resolved", "closed", "cancelled"].includes(state.status)) expect(live).toEqual([]);
  expect(state.pause !== null).toBe(state.status === "waiting_customer");
  expect(state.suspensions.filter(({ to }) => to === null)).toHaveLength(state.pause === null ? 0 : 1);
  expect(state.waitingForTeamId !== null).toBe(state.status === "waiting_internal");
  if (state.ownerId === null) expect(["new", "resolved", "closed", "cancelled"]).toContain(state.status);
  if (state.status === "new") expect(state.ownerId).toBeNull();
  expect(state.peakEscalationLevel).toBeGreaterThanOrEqual(state.escalationLevel);
  const keys = state.fired.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const fired of state.fired) expect(fired.firedAt).toBeGreaterThanOrEqual(fired.dueAt);
}

function checkChange(before: CaseState, { state, entries }: Decision): void {
  if (state !== before) expect(entries.length).toBeGreaterThan(0);
  const isReached = entries.some(({ type, after }) => type === "contact.logged" && after?.["outcome"] === "reached");
  if (!isReached) expect(state.escalationLevel).toBeGreaterThanOrEqual(before.escalationLevel);
  expect(state.severity <= before.severity).toBe(true);
  for (const old of before.clocks) {
    const clock = state.clocks.find(({ id }) => id === old.id);
    if (!isLive(old)) expect(clock).toEqual(old);
    if (old.state === "missed")
      expect(clock).toMatchObject({ state: "missed", breachedAt: old.breachedAt, detectedAt: old.detectedAt });
  }
  for (const { latenessMs } of entries) expect(latenessMs ?? 0).toBeGreaterThanOrEqual(0);
}

function checkPlan(story: Story): void {
  const { state, facts } = load(story);
  const plan = planDeadlines(state, facts);
  if (state.status === "closed" || state.status === "cancelled") expect(plan).toEqual([]);
  const settled = settleOverdue(state, facts);
  expect(settleOverdue(settled.state, facts)).toMatchObject({ firedCount: 0, state: settled.state });
  const done = fireDue(settled.state, facts);
  expect(planDeadlines(done.state, facts).every(({ dueAt }) => dueAt > facts.now)).toBe(true);
}

describe("any life of a case", () => {
  it("keeps the laws of clocks, levels, waits and keys", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.constantFrom("ann", null), (steps, ownerId) => {
        const story = new Story({ opening: { ownerId } });
        const noticeKeys = story.notices.map(({ key }) => key);
        for (const one of steps) {
          const decision = take(story, one);
          if (decision !== null) {
            checkChange(story.state, decision);
            noticeKeys.push(...decision.notices.map(({ key }) => key));
            story.state = decision.state;
            checkState(story.state);
          }
          checkPlan(story);
        }
        expect(new Set(noticeKeys).size).toBe(noticeKeys.length);
      }),
      { numRuns: 400 },
    );
  });

  it("mails no more when deadlines are noticed late than when they are noticed at once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * day }), (ms) => {
        const prompt = new Story().liveUntil(new Story().facts.now + ms);
        const late = new Story().after(ms);
        late.fire();
        expect(late.state.escalationLevel).toBe(prompt.state.escalationLevel);
        expect(late.notices.length).toBeLessThanOrEqual(prompt.notices.length);
        expect(late.state.clocks.map(({ breachedAt }) => breachedAt)).toEqual(
          prompt.state.clocks.map(({ breachedAt }) => breachedAt),
        );
      }),
      { numRuns: 200 },
    );
  });
});
