import { describe, expect, it } from "vitest";
import { explainClock } from "../../domain/clock-explanation.js";
import type { ClockKind } from "../../domain/policy.js";
import { Story, contact, day, hour, minute, monday8 } from "./case-story.js";

const explain = (story: Story, kind: ClockKind): string => explainClock(story.clock(kind), story.state, story.facts);

describe("the explanation of a clock", () => {
  it("names due instant, severity, tier, touchpoint, policy version, calendar and pauses", () => {
    const story = new Story({ opening: { severity: "P2", tier: "gold", policyVersion: 7 } }).after(minute);
    expect(explain(story, "first_contact")).toBe(
      "First contact due Mon 12:00: P2 / gold / delivery, policy v7, Helsinki calendar",
    );
    story.do(contact("left_message"));
    story.do({ action: "pause", reason: "agreed_later", until: null });
    expect(explain(story, "resolve")).toBe(
      "Resolution stands, due again when the pause ends: P2 / gold / delivery, policy v7, Helsinki calendar",
    );
    story.after(2 * hour + 10 * minute).do({ action: "resume" });
    expect(explain(story, "resolve")).toBe(
      "Resolution due Wed 10:10: P2 / gold / delivery, policy v7, Helsinki calendar, paused 2 h 10 min",
    );
  });

  it("says what became of a clock, and when a miss was noticed", () => {
    const story = new Story().at(monday8 + 3 * hour);
    story.do({ action: "acknowledge" });
    expect(explain(story, "acknowledge")).toBe(
      "Acknowledgement missed, was due Mon 09:00, noticed Mon 11:00: P3 / delivery, policy v1, Helsinki calendar",
    );
    story.do(contact("reached"));
    expect(explain(story, "first_contact")).toMatch(/^First contact met Mon 11:00, due Mon 12:00:/);
  });

  it("names the date of an instant that is far away", () => {
    const story = new Story().after(minute);
    story.after(20 * day);
    expect(explain(story, "first_contact")).toMatch(/due Mon 2026-11-02 12:00:/);
  });
});
