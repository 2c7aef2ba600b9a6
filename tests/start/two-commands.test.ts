/** The two commands of the README on a clean copy, and everything a machine does to what they start. */
import { createHmac, randomUUID } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredMail } from "../../local/mailbox.js";
import { isAlive } from "../../local/process-identity.js";
import type { RunFile } from "../../local/state-files.js";
import { clearDesk } from "../support/clear-desk.js";
import { eventually } from "../support/eventually.js";
import { cleanCopy, npmStart } from "../support/npm-start.js";
import type { StartedProduct } from "../support/npm-start.js";

const installWithinMs = 600_000;
const allDay = [["00:00", "24:00"]];
const windows = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };

interface Page<T> {
  readonly items: readonly T[];
}
interface Case {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly owner: { readonly id: string } | null;
  readonly clocks: readonly { readonly kind: string; readonly dueAt: string | null; readonly state: string }[];
}
interface Entry {
  readonly id: string;
  readonly type: string;
}

let copy: ReturnType<typeof cleanCopy>;
let states: string;
const started: StartedProduct[] = [];

function start(name: string, env: Record<string, string> = {}): StartedProduct {
  const product = npmStart(copy.folder, join(states, name), env);
  started.push(product);
  return product;
}

async function mails({ url }: RunFile): Promise<readonly StoredMail[]> {
  return (await (await fetch(`${url}/dev/mailbox.json`)).json()) as StoredMail[];
}

/** Sends an answer to the demo's source as its survey tool would, and answers the case it opened. */
async function sendDetractor({ demo }: RunFile): Promise<{ id: string; number: string }> {
  const [source] = demo.sources;
  const body = JSON.stringify({
    externalId: randomUUID(),
    survey: { kind: "nps" },
    score: 2,
    comment: "Toimitus myöhästyi viikon.",
    customer: { email: `${randomUUID()}@example.com`, name: "Aino Asiakas" },
  });
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const secret = Buffer.from((source?.secret ?? "").slice("whsec_".length), "base64");
  const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
  const response = await fetch(source?.url ?? "", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${signature}`,
    },
    body,
  });
  const answer = (await response.json()) as { results: { case: { id: string; number: string } | null }[] };
  const opened = answer.results[0]?.case;
  if (response.status !== 202 || opened == null) throw new Error(`no case: ${JSON.stringify(answer)}`);
  return opened;
}

beforeAll(async () => {
  copy = cleanCopy();
  // Only its owner may enter, as with a home folder.
  states = mkdtempSync(join(tmpdir(), "innerloop-states-"));
  const install = ["ci", "--prefer-offline", "--no-audit", "--no-fund"];
  const npm = spawnSync("npm", install, { cwd: copy.folder, encoding: "utf8", timeout: installWithinMs });
  if (npm.status !== 0) throw new Error(`npm ci failed:\n${npm.stdout}${npm.stderr}`);
}, installWithinMs);

afterAll(async () => {
  for (const product of started) {
    if (!isAlive(product.pid)) continue;
    product.signal("SIGTERM");
    await product.exited;
  }
  rmSync(states, { recursive: true, force: true });
  copy.remove();
}, 120_000);

describe("npm start", () => {
  let product: StartedProduct;
  let run: RunFile;

  beforeAll(async () => {
    product = start("main");
    run = await product.ready();
  }, 180_000);

  it("says once that it is ready, and where", async () => {
    expect(product.stdout().match(/^innerloop ready .*$/gm)).toEqual([`innerloop ready ${run.url}`]);
    expect((await fetch(`${run.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${run.url}/readyz`)).status).toBe(200);
    expect((await fetch(run.temporal.uiUrl ?? "")).status).toBe(200);
    expect(statSync(join(product.stateDir, "run.json")).mode & 0o777).toBe(0o600);
  });

  it("lets in a person of every role, with the passwords of run.json", async () => {
    expect(new Set(run.demo.users.map(({ role }) => role))).toEqual(
      new Set(["frontline", "lead", "marketing", "manager", "administrator"]),
    );
    for (const { email, password } of run.demo.users.slice(0, 3)) {
      const response = await fetch(`${run.url}/api/v1/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
      expect(response.status).toBe(200);
    }
  });

  it("has the demo's past to show, and mails nothing of it", async () => {
    const { items } = await product.api<Page<Case>>("GET", "/cases?limit=200");
    expect(items.length).toBeGreaterThan(50);
    const numbers = new Set(items.filter(({ status }) => status === "closed").map(({ number }) => number));
    expect(numbers.size).toBeGreaterThan(30);
    const old = (await mails(run)).filter(({ subject }) => [...numbers].some((number) => subject.includes(number)));
    expect(old).toEqual([]);
    // What follows counts mails and moves the calendar the story's open cases are on.
    expect((await clearDesk((...request) => product.api(...request))).length).toBeGreaterThan(15);
  });

  it("turns a signed answer into a case with an owner and a mail to that owner", async () => {
    await product.api("PUT", "/calendars/default", { name: "Always", zone: "Europe/Helsinki", windows });
    const opened = await sendDetractor(run);
    const found = await product.api<Case>("GET", `/cases/${opened.id}`);
    expect(found.owner).not.toBeNull();
    expect(found.clocks.some(({ kind, dueAt }) => kind === "first_contact" && dueAt !== null)).toBe(true);
    const mail = await eventually(
      async () =>
        (await mails(run)).find(
          ({ subject, headers }) => subject.includes(opened.number) && headers["X-Innerloop-Notice"] === "assignment",
        ),
      "the mail to the owner",
    );
    expect(mail.headers["X-Innerloop-Key"]).toBeTruthy();
  });

  it("serves the metrics of every role on a port of its own, without ids, and none at its public address", async () => {
    expect((await fetch(`${run.url}/metrics`)).status).toBe(404);
    const read = async (): Promise<string> => {
      const texts = Object.values(run.metrics).map(async (url) => await (await fetch(url)).text());
      return (await Promise.all(texts)).join("\n");
    };
    const wanted = [
      'innerloop_http_request_duration_seconds_count{role="api",method="POST",route="/api/v1/session",status="200"} 3',
      'innerloop_mails_total{notice="assignment",outcome="sent",role="worker"} 1',
      'innerloop_relayed_workflows_total{workflow="followUpCase",role="relay"} ',
      'innerloop_waiting{backlog="outbox",role="relay"} ',
      "temporal_workflow_task_execution_latency_",
      "process_cpu_user_seconds_total",
    ];
    let all = "";
    await eventually(async () => {
      all = await read();
      return wanted.every((metric) => all.includes(metric));
    }, "every metric").catch(() => expect(wanted.filter((metric) => !all.includes(metric))).toEqual([]));
    expect(all).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|@[a-z]+\.example/);
  });

  it.each(["api", "worker", "relay", "temporal", "postgres"] as const)(
    "has %s back within 5 s after a kill -9, and goes on working",
    async (name) => {
      const killed = product.run().pids[name] ?? 0;
      process.kill(killed, "SIGKILL");
      await eventually(() => product.run().pids[name] !== killed, `a new pid of ${name}`, 5_000);
      const opened = await eventually(async () => await sendDetractor(run).catch(() => undefined), "an answer", 30_000);
      await eventually(
        async () => (await mails(run).catch(() => [])).some(({ subject }) => subject.includes(opened.number)),
        "a mail about the new case",
        40_000,
      );
    },
    90_000,
  );

  it("runs beside a second instance without demo data, which has its one administrator and keys", async () => {
    const second = start("second", { DEMO: "0" });
    const other = await second.ready();
    expect(other.url).not.toBe(run.url);
    expect(other.demo.users.map(({ role }) => role)).toEqual(["administrator"]);
    expect(await second.api<Page<Case>>("GET", "/cases")).toMatchObject({ items: [] });
    expect((await product.api<Page<Case>>("GET", "/cases")).items.length).toBeGreaterThan(0);
    expect(await mails(other)).toEqual([]);
    second.signalGroup("SIGINT");
    expect(await second.exited).toBe(0);
    expect(Object.values(other.pids).some((pid) => pid !== null && isAlive(pid))).toBe(false);
  }, 180_000);

  it("goes on after a kill -9 of everything: rows, mails and timers, each rung once", async () => {
    const rung = { clock: "first_contact", by: ["mail"], action: null, acknowledgeWithinMs: null };
    await product.api("PUT", "/settings/follow-up", { workingHoursNotices: false });
    await product.api("PUT", "/policies/default", {
      name: "Seconds",
      rules: [{ when: {}, clocks: { first_contact: { budgetMs: 12_000 }, resolve: { budgetMs: 3_600_000 } } }],
      ladder: [
        { ...rung, id: "half", at: { percent: 50 }, notify: ["owner"] },
        { ...rung, id: "due", at: { offsetMs: 0 }, notify: ["lead"] },
      ],
    });
    await product.api("POST", "/policies/default/publish", { apply: "new", dryRun: false });
    const opened = [await sendDetractor(run), await sendDetractor(run), await sendDetractor(run)];
    const before = await mails(run);
    product.killEverything();
    await product.exited;
    await new Promise((resolve) => setTimeout(resolve, 14_000));

    product = start("main");
    const again = await product.ready();
    expect({ ...again, pids: null }).toEqual({ ...run, pids: null });
    run = again;
    for (const { id, number } of opened) {
      const fired = await eventually(
        async () => {
          const { items } = await product.api<Page<Entry>>("GET", `/cases/${id}/events?limit=200`);
          return items.some(({ type }) => type.includes("breach") || type.includes("missed")) ? items : undefined;
        },
        "the missed deadline in the ledger",
        30_000,
      );
      expect(new Set(fired.map((entry) => entry.id)).size).toBe(fired.length);
      await eventually(
        async () =>
          (await mails(run)).some(
            ({ subject, headers }) => subject.includes(number) && headers["X-Innerloop-Notice"] === "breach",
          ),
        "the breach mail",
        30_000,
      );
    }
    const after = await mails(run);
    expect(after.filter(({ id }) => before.some((mail) => mail.id === id))).toEqual(before);
    const keys = after
      .filter(({ headers }) => headers["X-Innerloop-Notice"] === "breach")
      .map(({ headers }) => headers["X-Innerloop-Key"]);
    expect(new Set(keys).size).toBe(keys.length);
  }, 240_000);

  it("stops everything when npm alone is killed, and the next start takes over", async () => {
    const { pids } = product.run();
    product.signal("SIGKILL");
    product = start("main");
    expect({ ...(await product.ready()), pids: null }).toEqual({ ...run, pids: null });
    expect(Object.values(pids).some((pid) => pid !== null && isAlive(pid))).toBe(false);
  }, 180_000);

  it("stops everything and exits 0 when npm alone gets SIGTERM", async () => {
    const { pids } = product.run();
    const startedAt = performance.now();
    product.signal("SIGTERM");
    await product.exited;
    await eventually(
      () => Object.values(pids).every((pid) => pid === null || !isAlive(pid)),
      "nothing left running",
      30_000,
    );
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  }, 60_000);
});
