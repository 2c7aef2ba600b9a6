/** The button in a mail to staff: from the mail that went out to the entry in the ledger. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setAppTimeOffset } from "../../db/app-now.js";
import { createSessions, openSession } from "../../usecases/sessions.js";
import { live, quickPolicy } from "../support/quick-policy.js";
import { detractor, startDatabaseApp, type DatabaseApp } from "./database-app.js";
import { openStaffMailbox, type StaffMail, type StaffMailbox } from "./staff-mail.js";
import { startApp, type RunningApp } from "./support.js";

const hourMs = 3_600_000;
let app: DatabaseApp;
let staffed: RunningApp;
let mailbox: StaffMailbox;
beforeAll(async () => {
  app = await startDatabaseApp();
  mailbox = await openStaffMailbox(app.useCases);
  staffed = await startApp({ useCases: app.useCases, sessions: createSessions(app.useCases) });
  await live({ deps: app.useCases }, quickPolicy(hourMs, hourMs));
});
afterAll(async () => {
  await mailbox?.close();
  await staffed?.close();
  await app?.close();
});
beforeEach(() => moveClock(0));

const moveClock = (ms: number) => app.db.transaction((tx) => setAppTimeOffset(tx, ms));

type Mail = StaffMail & { link: string | null };

async function mailsTo(userId: string): Promise<Mail[]> {
  const mails = await mailbox.mailsTo(userId);
  return mails.map((mail) => ({ ...mail, link: mail.path === null ? null : `${staffed.url}${mail.path}` }));
}

async function caseOf(changes: Record<string, unknown> = {}): Promise<{ id: string; number: string; owner: string }> {
  const { body } = await app.call("POST", "/api/v1/responses", detractor({ touchpoint: "support", ...changes }));
  const { body: found } = await app.call("GET", `/api/v1/cases/${body.case.id}`);
  return { id: found.id, number: found.number, owner: found.owner.id };
}

/** A new case and the button in its owner's mail about it. */
async function assigned(): Promise<{ id: string; number: string; owner: string; link: string; mail: Mail }> {
  const made = await caseOf();
  const mail = (await mailsTo(made.owner)).find(({ subject }) => subject.includes(made.number));
  if (mail?.link == null) throw new Error("the mail has no button");
  return { ...made, link: mail.link, mail };
}

async function cookieOf(userId: string): Promise<Record<string, string>> {
  return { cookie: `innerloop_session=${await openSession(app.useCases, userId)}` };
}
const open = (link: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(link, { method, headers: { "accept-language": "en", ...headers }, redirect: "manual" });
const press = (link: string, headers: Record<string, string> = {}) =>
  open(link, { origin: staffed.url, ...headers }, "POST");
const read = async (id: string) => (await app.call("GET", `/api/v1/cases/${id}`)).body;
async function entries(id: string, type: string) {
  const { body } = await app.call("GET", `/api/v1/cases/${id}/events?limit=200`);
  return body.items.filter((entry: { type: string }) => entry.type === type);
}

describe("the button of an assignment", () => {
  it("takes the case for its owner, once, and the ledger says by which way", async () => {
    const { id, number, owner, link, mail } = await assigned();
    expect(mail.text).toContain("/cases/");
    const cookie = await cookieOf(owner);
    const page = await open(link, cookie);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).not.toContain("script");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const html = await page.text();
    expect(html).toContain(number);
    expect(html).toContain('<form method="post">');
    expect(html).toContain('<html lang="fi"');
    const first = await press(link, cookie);
    expect([first.status, first.headers.get("location")]).toEqual([303, `${new URL(link).pathname}?done=1`]);
    expect(await (await open(`${link}?done=1&lang=en`, cookie)).text()).toContain("The case is in your hands.");
    expect(await read(id)).toMatchObject({ status: "in_progress", owner: { id: owner } });
    for (let again = 0; again < 2; again += 1) expect((await press(link, cookie)).status).toBe(303);
    expect(await (await open(`${link}?lang=en`, cookie)).text()).toContain("You took this case already.");
    expect(await entries(id, "case.acknowledged")).toMatchObject([
      { actor: { kind: "user", id: owner }, reason: "mail_link" },
    ]);
    expect((await entries(id, "clock.met")).every((entry: { reason: unknown }) => entry.reason === null)).toBe(true);
  });

  it("pressed three times at once takes it once", async () => {
    const { id, owner, link } = await assigned();
    const cookie = await cookieOf(owner);
    const answers = await Promise.all([press(link, cookie), press(link, cookie), press(link, cookie)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await entries(id, "case.acknowledged")).toHaveLength(1);
  });

  it("does nothing when it is opened, however often and by whomever", async () => {
    const { id, owner, link } = await assigned();
    const { rev } = await read(id);
    for (const method of ["GET", "HEAD", "GET"]) {
      expect((await open(link, {}, method)).status).toBe(200);
      expect((await open(link, await cookieOf(owner), method)).status).toBe(200);
    }
    expect(await read(id)).toMatchObject({ rev, status: "assigned" });
  });

  it("says nothing about the customer before anybody signs in, and leads there and back", async () => {
    const { id, number, link } = await assigned();
    const html = await (await open(`${link}?lang=en`)).text();
    expect(html).toContain(number);
    expect(html).toMatch(/First contact, due /);
    expect(html).not.toMatch(/Aino|Two weeks late|delivery/);
    const refused = await press(link);
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain(`href="/login?to=${encodeURIComponent(new URL(link).pathname)}"`);
    expect((await press(link, { authorization: app.key("cases:act") })).status).toBe(401);
    expect(await read(id)).toMatchObject({ status: "assigned" });
  });

  it("is nothing to another colleague, just as a link that never was", async () => {
    const { id, owner, link } = await assigned();
    const other = await cookieOf(owner === "tom-becker" ? "maija-heikkinen" : "tom-becker");
    const never = `${staffed.url}/a/${"n".repeat(32)}`;
    for (const ask of [open, press]) {
      const answers = await Promise.all([ask(`${link}?lang=en`, other), ask(`${never}?lang=en`, other)]);
      const [one, two] = await Promise.all(answers.map((answer) => answer.text()));
      expect(answers.map(({ status }) => status)).toEqual([410, 410]);
      expect(one).toBe(two);
    }
    expect((await press(link, await cookieOf("anna-virtanen"))).status).toBe(410);
    expect(await read(id)).toMatchObject({ status: "assigned" });
  });

  it("must be pressed on our own page", async () => {
    const { id, owner, link } = await assigned();
    const cookie = await cookieOf(owner);
    for (const headers of [
      { origin: "http://evil.test" },
      { origin: "null" },
      { origin: staffed.url, "sec-fetch-site": "cross-site" },
    ])
      expect((await open(link, { ...cookie, ...headers }, "POST")).status).toBe(403);
    expect((await open(link, cookie, "POST")).status).toBe(403);
    expect(await read(id)).toMatchObject({ status: "assigned" });
    expect((await open(link, { ...cookie, origin: "null", "sec-fetch-site": "same-origin" }, "POST")).status).toBe(303);
  });

  it("is void once the case went to somebody else, and stays so when it comes back", async () => {
    const { id, owner, link } = await assigned();
    const [other] = ["maija-heikkinen", "petri-saarinen"].filter((one) => one !== owner);
    await app.call("POST", `/api/v1/cases/${id}/actions/reassign`, { to: other, note: null });
    const cookie = await cookieOf(owner);
    expect((await open(link, cookie)).status).toBe(410);
    expect((await press(link, cookie)).status).toBe(410);
    await app.call("POST", `/api/v1/cases/${id}/actions/reassign`, { to: owner, note: null });
    expect((await press(link, cookie)).status).toBe(410);
    expect(await read(id)).toMatchObject({ status: "assigned", owner: { id: owner } });
    const [mail] = (await mailsTo(owner)).filter(({ link: fresh }) => fresh !== null && fresh !== link);
    expect((await press(mail?.link ?? "", cookie)).status).toBe(303);
  });

  it("holds for 72 hours", async () => {
    const { link } = await assigned();
    await moveClock(72 * hourMs - 60_000);
    const before = (await open(link)).status;
    await moveClock(72 * hourMs + 60_000);
    expect([before, (await open(link)).status]).toEqual([200, 410]);
  });

  it("is kept as a hash only", async () => {
    const { link } = await assigned();
    const token = link.split("/").at(-1) ?? "";
    expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(16);
    const rows = await app.db.read((tx) => tx.execute(sql`select * from links`));
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("the button of an escalation", () => {
  async function breached() {
    const made = await caseOf({ externalId: crypto.randomUUID() });
    await moveClock(hourMs + 60_000);
    await app.call("POST", `/api/v1/cases/${made.id}/actions/note`, { text: "still waiting" });
    const mail = (await mailsTo("ville-korhonen")).find(({ subject }) => subject.includes(made.number));
    if (mail?.link == null) throw new Error(`the mail has no button: ${mail?.text}`);
    return { ...made, link: mail.link, mail };
  }

  it("acknowledges it for the lead, once", async () => {
    const { id, link, mail } = await breached();
    expect(mail.text).toContain("Kuittaa eskalointi");
    const cookie = await cookieOf("ville-korhonen");
    expect((await press(link, cookie)).status).toBe(303);
    expect((await press(link, cookie)).status).toBe(303);
    expect(await (await open(`${link}?lang=en`, cookie)).text()).toContain("was acknowledged already");
    expect(await entries(id, "escalation.acknowledged")).toMatchObject([
      { actor: { kind: "user", id: "ville-korhonen" }, reason: "mail_link" },
    ]);
  });

  it("is already done when it was acknowledged in the console", async () => {
    const { id, link } = await breached();
    await app.call("POST", `/api/v1/cases/${id}/actions/acknowledge-escalation`, {});
    const cookie = await cookieOf("ville-korhonen");
    expect(await (await open(`${link}?lang=en`, cookie)).text()).toContain("was acknowledged already");
    expect((await press(link, cookie)).status).toBe(303);
    expect(await entries(id, "escalation.acknowledged")).toHaveLength(1);
  });
});

describe("a mail without anything to press for", () => {
  it("has the link to the case only: when the case is taken, and when several go out as a digest", async () => {
    const { id, owner, number } = await caseOf();
    await app.call("POST", `/api/v1/cases/${id}/actions/acknowledge`, {});
    const taken = (await mailsTo(owner)).find(({ subject }) => subject.includes(number));
    expect(taken?.link).toBeNull();
    expect(taken?.html).toContain(`/cases/${id}`);
    const many: { owner: string; number: string }[] = [];
    for (let index = 0; index < 14; index += 1) many.push(await caseOf());
    const most = many.filter((one) => one.owner === many[0]?.owner);
    const digest = (await mailsTo(many[0]?.owner ?? "")).at(-1);
    for (const one of most) expect(digest?.text).toContain(one.number);
    expect(digest?.link).toBeNull();
  });
});
