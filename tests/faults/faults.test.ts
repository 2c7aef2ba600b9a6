/** The short form of the fault harness: the faults worth most, once each, and two products made bad that must be caught. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canaries } from "../../faults/canaries.js";
import { plan, shortPlan } from "../../faults/plan.js";
import { sentencesOf } from "../../faults/report.js";
import { openSession, type Session } from "../../faults/session.js";

const seed = Number(process.env["FAULTS_SEED"] ?? Date.now() % 1_000_000);
const seenBad = ["C1", "C2"];

let session: Session;

beforeAll(async () => {
  console.log(`seed ${seed}`);
  session = await openSession(process.cwd(), { seed, perSecond: 3, say: (line) => console.log(line) });
}, 240_000);

afterAll(async () => {
  await session?.stop();
}, 60_000);

describe("nothing is lost, doubled, early or late when", () => {
  for (const fault of plan.filter(({ id }) => shortPlan.includes(id))) {
    it(`${fault.title} (${fault.id})`, async () => {
      const { verdicts, failures } = await session.fault(fault, 1);
      expect(failures).toEqual([]);
      expect(verdicts.flatMap((verdict) => sentencesOf(verdict))).toEqual([]);
    }, 180_000);
  }
});

describe("the checker reports a product in which", () => {
  for (const canary of canaries.filter(({ id }) => seenBad.includes(id))) {
    it(`${canary.title} (${canary.id})`, async () => {
      expect((await session.canary(canary)).reports).toBeGreaterThan(0);
    }, 180_000);
  }
});
