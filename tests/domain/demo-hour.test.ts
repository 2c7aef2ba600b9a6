import { expect, it } from "vitest";
import { checkPolicy } from "../../domain/policy-check.js";
import type { Policy } from "../../domain/policy.js";
import { demoAnswers, demoPolicy, demoSteps } from "../../seeds/demo-hour.js";

it("plays a policy that could be published", () => {
  expect(checkPolicy(demoPolicy as unknown as Policy)).toEqual([]);
});

it("lets things happen only to answers of the script, and in all three languages", () => {
  const ids = demoAnswers.map((answer) => answer.id);
  expect(demoSteps.every((step) => ids.includes(step.answer))).toBe(true);
  expect(new Set(demoAnswers.map((answer) => answer.language))).toEqual(new Set(["fi", "sv", "en"]));
});

it("ends with every case of the script verified by its customer", () => {
  const cases = new Set(demoSteps.map((step) => step.answer));
  for (const id of cases)
    expect(demoSteps.findLast((step) => step.answer === id)).toMatchObject({ does: "say", words: "yes" });
});
