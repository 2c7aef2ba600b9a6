import { describe, expect, it } from "vitest";
import { takesLaterAnswer } from "../../domain/case-joining.js";
import { Story, contact, day, hour, minute, monday8, refusalOf, resolveCommand } from "./case-story.js";

function resolved(): Story {
  const story = new Story().after(minute);
  story.do(contact("reached"));
  story.after(minute).do(resolveCommand);
  return story;
}

describe("a later answer to an open case", () => {
  it("is appended and the owner sees it in the console", () => {
    const story = new Story().after(minute);
    story.told();
    story.join({ severity: "P3" });
    expect(story.entry("case.answer_joined").after).toMatchObject({ responseId: "r-2" });
    expect(story.notices).toMatchObject([
      { kind: "reminder", to: { user: "ann" }, by: ["in_app"], cause: "new_answer" },
    ]);
  });

  it("raises the severity and brings the deadlines forward, counted from the original start", () => {
    const story = new Story().after(10 * minute);
    story.join({ severity: "P1" });
    expect(story.state.severity).toBe("P1");
    expect(story.clock("acknowledge").dueAt).toBe(monday8 + hour / 2);
    expect(story.clock("first_contact").dueAt).toBe(monday8 + 2 * hour);
    expect(story.clock("resolve").dueAt).toBe(monday8 + 8 * hour);
    expect(story.types().filter((type) => type === "clock.tightened")).toHaveLength(3);
  });

  it("never lowers the severity nor moves a deadline back", () => {
    const story = new Story({ opening: { severity: "P1" } });
    const before = story.state.clocks;
    story.after(minute).join({ severity: "P4" });
    expect(story.state.severity).toBe("P1");
    expect(story.state.clocks).toEqual(before);
  });

  it("misses at once a clock whose tightened deadline is past, as of that deadline", () => {
    const story = new Story().after(3 * hour);
    story.join({ severity: "P1" });
    expect(story.clock("first_contact")).toMatchObject({
      state: "missed",
      breachedAt: monday8 + 2 * hour,
      detectedAt: monday8 + 3 * hour,
    });
    expect(story.entry("clock.missed")).toMatchObject({ latenessMs: hour, actor: { kind: "system", id: "clock" } });
  });

  it("starts from the opening the clocks that only the new severity has", () => {
    const story = new Story({ opening: { severity: "P4" } }).after(10 * minute);
    story.join({ severity: "P3" });
    expect(story.clock("acknowledge")).toMatchObject({ startedAt: monday8, dueAt: monday8 + hour });
    expect(story.clock("resolve")).toMatchObject({ startedAt: monday8 });
  });

  it("starts no acknowledge clock on a case that was taken already", () => {
    const story = new Story({ opening: { severity: "P4" } }).after(minute);
    story.do({ action: "acknowledge" });
    story.after(minute).join({ severity: "P2" });
    expect(story.state.clocks.some((clock) => clock.kind === "acknowledge")).toBe(false);
  });

  it("ends a wait for the customer", () => {
    const story = new Story().after(minute);
    story.do(contact("left_message"));
    story.do({ action: "pause", reason: "waiting_customer", until: null });
    story.after(hour).join({ opensCase: false, severity: null });
    expect(story.state).toMatchObject({ status: "in_progress", pause: null });
    expect(story.clock("resolve").state).toBe("running");
  });

  it("tightens a standing clock too, so that it is due sooner when the pause ends", () => {
    const story = new Story().after(minute);
    story.do(contact("left_message"));
    story.do({ action: "pause", reason: "agreed_later", until: null });
    story.after(minute).join({ severity: "P1" });
    expect(story.clock("resolve").budgetMs).toBe(8 * hour);
  });
});

describe("a later answer to a settled case", () => {
  it("reopens a resolved case when it is low, one severity step up, and tells owner and lead", () => {
    const story = resolved();
    story.told();
    story.after(day).join({ severity: "P4" });
    expect(story.state).toMatchObject({ status: "in_progress", severity: "P2", reopenCount: 1, resolvedAt: null });
    expect(story.told()).toEqual(["reopened:ann", "reopened:lead"]);
  });

  it("takes the answer's own severity when that is more urgent", () => {
    const story = resolved();
    story.after(day).join({ severity: "P1" });
    expect(story.state.severity).toBe("P1");
  });

  it("leaves a resolved case resolved when the answer is a good one", () => {
    const story = resolved();
    story.after(hour).join({ severity: null, opensCase: false });
    expect(story.state.status).toBe("resolved");
  });

  it("belongs to a closed case within the window, both ends included, and never to a cancelled one", () => {
    const story = resolved();
    story.after(hour).do({ action: "verify", answer: "yes", comment: null });
    const closedAt = story.state.closedAt ?? 0;
    expect(takesLaterAnswer(story.state, closedAt + 14 * day, 14 * day)).toBe(true);
    expect(takesLaterAnswer(story.state, closedAt + 14 * day + 1, 14 * day)).toBe(false);
    const cancelled = new Story();
    cancelled.do({ action: "cancel", reason: "duplicate" });
    expect(takesLaterAnswer(cancelled.state, monday8, 14 * day)).toBe(false);
  });

  it("does not reopen a closed case beside a newer open one", () => {
    const story = resolved();
    story.after(hour).do({ action: "verify", answer: "yes", comment: null });
    story.with({ otherOpenCaseId: "case-2" });
    expect(refusalOf(() => story.join({ severity: "P2" }))).toMatchObject({
      code: "open-case-exists",
      details: { caseId: "case-2" },
    });
  });
});
