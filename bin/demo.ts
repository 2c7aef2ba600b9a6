// Command `demo`: a scripted hour of survey answers in two minutes, through the real webhook of the running product.
import { setTimeout as delay } from "node:timers/promises";
import { readRunFile } from "../local/state-files.js";
import { demoAnswers, demoPolicy, demoSteps, type DemoAnswer, type DemoStep } from "../seeds/demo-hour.js";
import { ConfigError, readConfig } from "./config.js";
import { demoClient, type DemoClient } from "./demo-client.js";

const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const askedWithinMs = 60_000;

interface Played {
  answer: DemoAnswer;
  email: string;
  case: { id: string; number: string; url: string } | null;
}

/**
 * Plays the script and tells what happens, mail by mail. Uses a team, a calendar and a policy of its own (`demo`), shortens the waits of
 * the settings while it plays and puts them back.
 *
 * @throws ConfigError when nothing runs on STATE_DIR.
 */
export async function playDemo(): Promise<void> {
  const { config } = readConfig();
  const run = readRunFile(config.stateDir);
  if (run === undefined)
    throw new ConfigError(
      `Nothing runs on ${config.stateDir}: start the product first (npm start), then this in another terminal.`,
    );
  const client = demoClient(run);
  const startedAt = performance.now();
  const say = (text: string): void => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    process.stdout.write(`  ${String(seconds).padStart(3)} s  ${text}\n`);
  };
  process.stdout.write(`Two minutes at Kotikone Oy. Watch along: ${run.url}/dev/mailbox\n\n`);
  const restore = await shortenClocks(client);
  const watching = new AbortController();
  const watch = tellMails(client, say, watching.signal);
  try {
    await play(client, say);
    await delay(4_000);
  } finally {
    watching.abort();
    await watch;
    await restore();
  }
  process.stdout.write(
    `\nThe loop is closed. The mails: ${run.url}/dev/mailbox - the API: ${run.url}/docs - keys and passwords: ${config.stateDir}/run.json\n`,
  );
}

/** Answers how to put everything back. */
async function shortenClocks(client: DemoClient): Promise<() => Promise<void>> {
  const windows = Object.fromEntries(everyDay.map((day) => [day, [["00:00", "24:00"]]]));
  await client.put("/api/v1/calendars/demo", { name: "Demo, always open", zone: "Europe/Helsinki", windows });
  await client.put("/api/v1/policies/demo", demoPolicy);
  await client.post("/api/v1/policies/demo/publish", { apply: "new", dryRun: false });
  await client.put("/api/v1/teams/demo", {
    name: "Demo",
    calendar: "demo",
    lead: "ville-korhonen",
    members: ["maija-heikkinen", "petri-saarinen"],
    touchpoints: ["demo"],
    policy: "demo",
  });
  const followUp = await client.get<object>("/api/v1/settings/follow-up");
  const promoters = await client.get<object>("/api/v1/settings/promoters");
  // Silence keeps its days: those of the organisation's past who have been asked already must not be closed by it now.
  const short = { verifyDelayMs: 6_000, workingHoursNotices: false };
  await client.put("/api/v1/settings/follow-up", { ...followUp, ...short });
  await client.put("/api/v1/settings/promoters", {
    ...promoters,
    askDelayMs: 15_000,
    holdOutPercent: 0,
    contactHours: null,
  });
  return async () => {
    await client.put("/api/v1/settings/follow-up", followUp);
    await client.put("/api/v1/settings/promoters", promoters);
  };
}

async function play(client: DemoClient, say: (text: string) => void): Promise<void> {
  const startedAt = performance.now();
  const stories: Promise<void>[] = [];
  for (const answer of demoAnswers) {
    await delay(Math.max(0, startedAt + answer.atMs - performance.now()));
    const played = await hear(client, answer, say);
    const steps = demoSteps.filter((step) => step.answer === answer.id);
    stories.push(follow(client, played, steps, say));
  }
  await Promise.all(stories);
}

async function hear(client: DemoClient, answer: DemoAnswer, say: (text: string) => void): Promise<Played> {
  const unique = `${answer.id}-${Date.now().toString(36)}`;
  const email = `${unique}@customer.example`;
  const { name, tier } = answer.customer;
  const result = await client.sendAnswer({
    externalId: `demo-${unique}`,
    survey: { kind: "nps" },
    score: answer.score,
    comment: answer.comment,
    language: answer.language,
    touchpoint: "demo",
    customer: { externalId: unique, email, name, language: answer.language, tier },
    consent: { contact: true, marketing: true },
  });
  const words = answer.comment === null ? "" : ` "${answer.comment}"`;
  const followed = result.case === null ? "" : ` -> case ${result.case.number} ${result.case.url}`;
  say(`${name} gives ${answer.score}${words}: ${result.band ?? "no band"}${followed}`);
  return { answer, email, case: result.case };
}

async function follow(
  client: DemoClient,
  played: Played,
  steps: readonly DemoStep[],
  say: (text: string) => void,
): Promise<void> {
  let asked = 0;
  for (const step of steps) {
    if (played.case === null) return;
    if (step.does === "say") {
      asked += 1;
      const page = await pageOf(client, played, asked);
      await delay(step.afterMs);
      await client.submit(page, { answer: step.words, ...(step.comment === null ? {} : { comment: step.comment }) });
      say(`${played.answer.customer.name} answers "did we fix it?": ${step.words}`);
      continue;
    }
    await delay(step.afterMs);
    const done = actions[step.does];
    await client.post(`/api/v1/cases/${played.case.id}/actions/${done.action}`, done.body);
    say(`${played.case.number}: ${done.words}`);
  }
}

const actions = {
  acknowledge: { action: "acknowledge", body: {}, words: "the owner takes the case" },
  call: {
    action: "log-contact",
    body: { channel: "call", outcome: "reached", note: "Demo" },
    words: "the owner calls and reaches the customer",
  },
  resolve: {
    action: "resolve",
    body: { code: "fixed", cause: "communication", causeDetail: null, done: "Sorted out on the phone." },
    words: "the owner resolves it; the customer will be asked",
  },
} as const;

/** The customer's page from the n-th mail that asks whether it is fixed. */
async function pageOf(client: DemoClient, played: Played, n: number): Promise<string> {
  const until = performance.now() + askedWithinMs;
  while (performance.now() < until) {
    const questions = (await client.mails()).filter(
      (mail) => mail.headers["X-Innerloop-Notice"] === "verification" && mail.to.includes(played.email),
    );
    const link = questions.length >= n ? /https?:\/\/\S+\/c\/[\w-]+/.exec(questions[0]?.text ?? "")?.[0] : undefined;
    if (link !== undefined) return link;
    await delay(500);
  }
  throw new Error(`${played.answer.customer.name} was not asked within a minute; see the logs below STATE_DIR.`);
}

/** Tells every mail that arrives until the signal. */
async function tellMails(client: DemoClient, say: (text: string) => void, signal: AbortSignal): Promise<void> {
  const known = new Set((await client.mails()).map((mail) => mail.id));
  while (!signal.aborted) {
    for (const mail of (await client.mails()).toReversed()) {
      if (known.has(mail.id)) continue;
      known.add(mail.id);
      say(`  mail to ${mail.to.join(", ")}: ${mail.subject}`);
    }
    await delay(500, undefined, { signal }).catch(() => undefined);
  }
}
