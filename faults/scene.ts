/** The stage every round plays on: a team on a ladder of seconds, people who are always there, promoters who are asked soon. */
import type { OutageClient } from "../tests/support/outage-client.js";

/** One rung: when it is due after the opening, and what kind of notice it sends to how many people. */
export interface SceneRung {
  readonly id: string;
  readonly dueMs: number;
  readonly notify: readonly ("owner" | "lead")[];
  readonly kind: "reminder" | "breach" | "escalation";
}

/** First contact is due this long after the opening. */
export const budgetMs = 6_000;

/** The ladder, first to last. */
export const ladder: readonly SceneRung[] = [
  { id: "r50", dueMs: 3_000, notify: ["owner"], kind: "reminder" },
  { id: "r75", dueMs: 4_500, notify: ["owner"], kind: "reminder" },
  { id: "breach", dueMs: budgetMs, notify: ["lead"], kind: "breach" },
  { id: "reassign", dueMs: 8_000, notify: ["owner", "lead"], kind: "escalation" },
];

/** A promoter is asked this long after the answer. */
export const askDelayMs = 4_000;

/** What the unhappy answers of a round are about; it leads to the team with the ladder. */
export const touchpoint = "faults";

const owners = ["fault-owner-1", "fault-owner-2", "fault-owner-3", "fault-owner-4"];

/** Puts the scene in force. */
export async function prepareScene(client: OutageClient): Promise<void> {
  const put = async (path: string, body: unknown): Promise<unknown> =>
    await client.patiently({ method: "PUT", path, body });
  const allDay = [["00:00", "24:00"]];
  const windows = Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, allDay]));
  await put("/calendars/faults", { name: "Always", zone: "Europe/Helsinki", windows });
  const person = { languages: ["fi"], skills: [], capacityPoints: 10_000, calendar: "faults", language: "en" };
  for (const id of [...owners, "fault-lead"]) {
    const role = id === "fault-lead" ? "lead" : "frontline";
    await put(`/users/${id}`, { ...person, name: id, email: `${id}@staff.example`, role });
  }
  await put("/policies/faults", {
    name: "Seconds",
    rules: [{ when: {}, clocks: { first_contact: { budgetMs }, resolve: { budgetMs: 3_600_000 } } }],
    ladder: ladder.map(({ id, dueMs, notify }) => ({
      id,
      clock: "first_contact",
      at: dueMs < budgetMs ? { percent: (dueMs / budgetMs) * 100 } : { offsetMs: dueMs - budgetMs },
      notify,
      by: ["mail"],
      action: id === "reassign" ? "reassign" : null,
      acknowledgeWithinMs: null,
    })),
  });
  const published = { apply: "new", dryRun: false };
  await client.patiently({ method: "POST", path: "/policies/faults/publish", body: published });
  const team = { name: "Faults", calendar: "faults", lead: "fault-lead", members: owners, policy: "faults" };
  await put("/teams/faults", { ...team, touchpoints: [touchpoint] });
  const day = 86_400_000;
  const followUp = await client.patiently<object>({ method: "GET", path: "/settings/follow-up" });
  const calm = { verifyDelayMs: day, verifySilenceMs: day, workingHoursNotices: false };
  await put("/settings/follow-up", { ...followUp, ...calm });
  const promoters = await client.patiently<object>({ method: "GET", path: "/settings/promoters" });
  const asking = { thankDelayMs: 1_000, askDelayMs, reminderDelayMs: day, coolDownMs: day, holdOutPercent: 0 };
  await put("/settings/promoters", { ...promoters, ...asking, contactHours: null });
}
