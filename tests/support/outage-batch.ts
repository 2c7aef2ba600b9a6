/** A ladder of seconds, and batches of cases and promoters that climb it while the product is being killed. */
import { randomUUID } from "node:crypto";
import type { OutageClient, TakenAnswer } from "./outage-client.js";

/** First contact is due this long after the opening. */
export const budgetMs = 10_000;
/** A promoter is asked this long after the answer. */
export const askDelayMs = 7_000;

/** The ladder: when each rung is due after the opening, and what kind of notice it sends. */
export const ladder = [
  { id: "r50", dueMs: 5_000, kind: "reminder", notify: ["owner"] },
  { id: "r75", dueMs: 7_500, kind: "reminder", notify: ["owner"] },
  { id: "r90", dueMs: 9_000, kind: "reminder", notify: ["owner", "lead"] },
  { id: "breach", dueMs: 10_000, kind: "breach", notify: ["lead"] },
  { id: "reassign", dueMs: 12_000, kind: "escalation", notify: ["owner", "lead"] },
] as const;

/** When the last rung of a case is due after its opening. */
export const lastRungMs = 12_000;

const touchpoint = "outages";
const domain = "staff.example";
const owners = ["outage-owner-1", "outage-owner-2", "outage-owner-3", "outage-owner-4"];

/** The address of a member of staff of these tests. */
export function addressOf(userId: string): string {
  return `${userId}@${domain}`;
}

/** Puts the ladder, a calendar that never closes and people who are always there in force. */
export async function prepareOutages(client: OutageClient): Promise<void> {
  const put = async (path: string, body: unknown): Promise<unknown> =>
    await client.patiently({ method: "PUT", path, body });
  const allDay = [["00:00", "24:00"]];
  const windows = Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, allDay]));
  await put("/calendars/outages", { name: "Always", zone: "Europe/Helsinki", windows });
  const person = { languages: ["fi"], skills: [], capacityPoints: 10_000, calendar: "outages", language: "en" };
  for (const id of [...owners, "outage-lead"]) {
    const role = id === "outage-lead" ? "lead" : "frontline";
    await put(`/users/${id}`, { ...person, name: id, email: addressOf(id), role });
  }
  await put("/policies/outages", {
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
  await client.patiently({ method: "POST", path: "/policies/outages/publish", body: published });
  const team = { name: "Outages", calendar: "outages", lead: "outage-lead", members: owners, policy: "outages" };
  await put("/teams/outages", { ...team, touchpoints: [touchpoint] });
  const day = 86_400_000;
  const followUp = await client.patiently<object>({ method: "GET", path: "/settings/follow-up" });
  const calm = { verifyDelayMs: day, verifySilenceMs: day, workingHoursNotices: false };
  await put("/settings/follow-up", { ...followUp, ...calm });
  const promoters = await client.patiently<object>({ method: "GET", path: "/settings/promoters" });
  const asking = { thankDelayMs: 1_000, askDelayMs, reminderDelayMs: day, coolDownMs: day, holdOutPercent: 0 };
  await put("/settings/promoters", { ...promoters, ...asking, contactHours: null });
}

/** A case of a batch. */
export interface OpenedCase {
  readonly id: string;
  readonly number: string;
}

/** What was sent together. */
export interface Batch {
  readonly cases: readonly OpenedCase[];
  readonly promoters: readonly { readonly responseId: string; readonly email: string; readonly sentAt: number }[];
  readonly sentAt: number;
  /** When the last answer was taken; no case was opened later. */
  readonly openedBy: number;
}

/** Sends so many unhappy and happy answers at once and waits until all are taken. */
export async function openBatch(client: OutageClient, unhappy: number, happy: number): Promise<Batch> {
  const sentAt = Date.now();
  const [cases, promoters] = await Promise.all([
    Promise.all(Array.from({ length: unhappy }, async () => await openCase(client))),
    Promise.all(
      Array.from({ length: happy }, async () => {
        const answer = answerOf(10);
        const { responseId } = await client.sendSigned(answer);
        return { responseId, email: answer.customer.email, sentAt };
      }),
    ),
  ]);
  return { cases, promoters, sentAt, openedBy: Date.now() };
}

/** Sends one unhappy answer until it is taken. On the ladder of seconds, unless `calm`. */
export async function openCase(client: OutageClient, calm = false): Promise<OpenedCase> {
  return caseOf(await client.sendSigned(answerOf(3, calm ? null : touchpoint)));
}

function caseOf(taken: TakenAnswer): OpenedCase {
  if (taken.case === null) throw new Error(`an unhappy answer without a case: ${JSON.stringify(taken)}`);
  return taken.case;
}

function answerOf(score: number, where: string | null = touchpoint) {
  const id = randomUUID();
  const email = `${id}@customer.example`;
  return {
    externalId: `r-${id}`,
    survey: { kind: "nps" },
    score,
    comment: score > 8 ? null : "Asentaja ei tullut sovittuna aikana.",
    touchpoint: where,
    language: "fi",
    customer: { externalId: `c-${id}`, email, name: "Maija Korhonen", language: "fi" },
    consent: { contact: true, marketing: true },
  };
}
