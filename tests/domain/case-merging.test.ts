import { describe, expect, it } from "vitest";
import { absorbCase } from "../../domain/case-joining.js";
import { extentOf, rightOfAction, roles } from "../../domain/rights.js";
import { asUser, candidate, contact, hour, minute, monday8, refusalOf, resolveCommand, Story } from "./case-story.js";

describe("a case that takes another one in", () => {
  it("becomes as urgent as the other and due no later, and says which it was", () => {
    const story = new Story();
    const before = story.clock("first_contact").dueAt;
    const { state, entries } = absorbCase(story.state, { id: "case-2", severity: "P1" }, story.after(minute).facts);
    expect(state.severity).toBe("P1");
    expect(state.clocks.find(({ kind }) => kind === "first_contact")?.dueAt).toBe(monday8 + 2 * hour);
    expect(before).toBeGreaterThan(monday8 + 2 * hour);
    expect(entries[0]).toMatchObject({ type: "case.absorbed", after: { caseId: "case-2" } });
  });

  it("stays settled when it is", () => {
    const story = new Story();
    story.do(contact("reached"));
    story.do(resolveCommand);
    const { state } = absorbCase(story.state, { id: "case-2", severity: "P1" }, story.facts);
    expect(state).toMatchObject({ status: "resolved", severity: "P3" });
  });
});

describe("rights of roles", () => {
  it.each(["acknowledge-escalation", "cancel", "merge"] as const)("%s is for those who lead", (action) => {
    const able = roles.filter((role) => extentOf(rightOfAction(action), role) !== "none");
    expect(able).toEqual(["lead", "manager", "administrator"]);
    expect(extentOf(rightOfAction("resolve"), "frontline")).toBe("queue");
  });
});

describe("giving a case to the lead", () => {
  const lead = candidate("lead", { role: "lead", teamIds: [] });
  it("works for a person, though the lead is no member of the team", () => {
    const story = new Story().with({ actor: asUser("ann"), candidates: [candidate("ann"), lead] });
    story.do({ action: "reassign", to: "lead", note: null });
    expect(story.state).toMatchObject({ ownerId: "lead", assignedBy: "person" });
  });

  it("is refused while the lead is away", () => {
    const story = new Story().with({ candidates: [{ ...lead, absent: true }] });
    expect(refusalOf(() => story.do({ action: "reassign", to: "lead", note: null })).details).toMatchObject({
      why: "absent",
    });
  });
});

describe("what ends by itself", () => {
  it("says how late it was noticed: a snooze, a pause, and giving a silent customer up", () => {
    const snoozed = new Story();
    snoozed.do({ action: "snooze", until: monday8 + 10 * minute });
    snoozed.at(monday8 + 11 * minute).fire();
    expect(snoozed.entry("case.snooze_ended").latenessMs).toBe(minute);
    snoozed.do({ action: "snooze", until: monday8 + 30 * minute });
    snoozed.do(contact("no_answer"));
    snoozed.do({ action: "pause", reason: "agreed_later", until: monday8 + 20 * minute });
    snoozed.at(monday8 + 22 * minute).fire();
    expect(snoozed.entry("case.pause_ended").latenessMs).toBe(2 * minute);
    const silent = new Story();
    silent.do(contact("no_answer"));
    silent.do({ action: "pause", reason: "waiting_customer", until: null });
    silent.liveUntil(monday8 + 60 * 24 * hour);
    expect(silent.entries.find(({ type }) => type === "case.resolved")?.latenessMs).toBe(0);
  });
});
