/** How the customer pages answer browsers, mail programs and scanners. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DatabaseUnavailableError } from "../../db/database-errors.js";
import { casePage, expiredToken, memory, startPages, token, type Memory, type PageServer } from "./page-server.js";

let state: Memory;
let pages: PageServer;

beforeEach(async () => {
  state = memory();
  pages = await startPages(state);
});

afterEach(() => pages.close());

const paths = ["/c", "/p", "/r"];

describe("looking at a page", () => {
  it.each(paths)(
    "%s/<token> shows it and changes nothing, however often and with whatever it is opened",
    async (path) => {
      for (const query of [
        "",
        "?lang=sv",
        "?answer=yes",
        "?action=stop_all&List-Unsubscribe=One-Click",
        "?lang=xx&lang=fi",
        "?%",
      ]) {
        for (const method of ["GET", "HEAD"]) {
          const answer = await pages.ask(method, `${path}/${token}${query}`);
          expect(answer.status).toBe(200);
          expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
          if (method === "HEAD") expect(answer.body).toBe("");
        }
      }
      expect(state.writes).toEqual([]);
    },
  );

  it.each(paths)("%s/<token> is kept out of search, caches and other sites, and loads nothing", async (path) => {
    const { headers, body } = await pages.ask("GET", `${path}/${token}`);
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-robots-tag"]).toBe("noindex, nofollow");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(body).toContain('<meta name="robots" content="noindex, nofollow"/>');
    expect(body).not.toMatch(/<script|<img|<link |src=|@import|url\(| style=/);
    // The token stands in the address only, so that saved or forwarded pages do not carry it.
    expect(body).not.toContain(token);
  });

  it("allows its one style sheet by hash, forms to itself, and nothing else", async () => {
    const { headers, body } = await pages.ask("GET", `/c/${token}`);
    const css = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? "";
    const hash = createHash("sha256").update(css).digest("base64");
    expect(headers["content-security-policy"]).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    );
  });

  it("speaks the customer's language unless another is chosen", async () => {
    expect((await pages.ask("GET", `/c/${token}`)).body).toContain("Korjaantuiko asia?");
    expect((await pages.ask("GET", `/c/${token}?lang=sv`)).body).toContain("Blev det löst?");
    expect((await pages.ask("GET", `/c/${token}?lang=xx`)).body).toContain("Korjaantuiko asia?");
    const english = await pages.ask("GET", `/c/${token}?lang=en`);
    expect(english.body).toContain('<html lang="en"');
    expect(english.body).toContain('action="?lang=en"');
  });
});

describe("a link that opens nothing", () => {
  const dead = [
    "unknown_0123456789abcdef",
    "short",
    "..%2f..%2fetc%2fpasswd",
    "a".repeat(200),
    "tok%00en0123456789abcd",
    "%D7%A9%D7%A9%D7%A9%D7%A9%D7%A9%D7%A9%D7%A9%D7%A9",
  ];

  it.each(paths)("%s answers 404 politely, the same for every token, with a way to reach somebody", async (path) => {
    const bodies = new Set<string>();
    for (const given of dead) {
      const answer = await pages.ask("GET", `${path}/${given}`);
      expect(answer.status).toBe(404);
      expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
      bodies.add(answer.body);
    }
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).toContain("apu@pohjola.example");
    expect([...bodies][0]).not.toMatch(/IL-1042|Ville|asiakas\.example/);
  });

  it.each(paths)("%s answers 410 when it has expired", async (path) => {
    const answer = await pages.ask("GET", `${path}/${expiredToken}?lang=en`);
    expect(answer.status).toBe(410);
    expect(answer.body).toContain("This link is no longer in use");
  });

  it.each(["/c", "/p"])("%s takes no form either", async (path) => {
    const answer = await pages.post(`${path}/unknown_0123456789abcdef`, { answer: "yes", action: "stop_all" });
    expect(answer.status).toBe(404);
    expect(state.writes).toEqual([]);
  });

  it("speaks the browser's language", async () => {
    const ask = async (language: string) =>
      (await pages.ask("GET", "/c/unknown_0123456789abcdef", { headers: { "accept-language": language } })).body;
    expect(await ask("sv-FI,sv;q=0.9,en;q=0.5")).toContain("Länken fungerar inte");
    expect(await ask("de,en;q=0.5")).toContain("This link does not work");
    expect(await ask("de")).toContain("Linkki ei toimi");
  });

  it("with broken percent signs is the sender's mistake", async () => {
    const answer = await pages.ask("GET", "/c/%E0%A4%A");
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("<h1>");
  });
});

describe("did we fix it", () => {
  it.each(["yes", "partly", "no"])(
    "takes %s with a comment, once, and sends the browser back to the page",
    async (choice) => {
      const answer = await pages.post(`/c/${token}?lang=en`, { answer: choice, comment: " first\r\nsecond  " });
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe(`/c/${token}?lang=en&thanks=1`);
      expect(state.writes).toEqual([["answer", { answer: choice, comment: "first\nsecond" }]]);
      const page = await pages.ask("GET", answer.headers.location ?? "");
      expect(page.body).toContain("Thank you");
      expect(page.body).not.toContain("<form");
    },
  );

  it("says kindly that it was answered before, and changes nothing", async () => {
    await pages.post(`/c/${token}`, { answer: "no" });
    const again = await pages.post(`/c/${token}`, { answer: "yes" });
    expect(again.status).toBe(303);
    expect(state.writes).toHaveLength(1);
    const page = await pages.ask("GET", again.headers.location ?? "");
    expect(page.body).toContain("Olet jo vastannut tähän. Vastauksesi: Ei.");
  });

  it("needs no comment", async () => {
    await pages.post(`/c/${token}`, { answer: "yes", comment: "  \r\n " });
    expect(state.writes).toEqual([["answer", { answer: "yes", comment: null }]]);
  });

  it.each([
    ["no choice", [["comment", "typed <b>words</b>"]]],
    [
      "an unknown choice",
      [
        ["answer", "maybe"],
        ["comment", "typed <b>words</b>"],
      ],
    ],
    [
      "two choices",
      [
        ["answer", "yes"],
        ["answer", "no"],
        ["comment", "typed <b>words</b>"],
      ],
    ],
    [
      "a control character",
      [
        ["answer", "yes"],
        ["comment", "typed <b>words</b>\u0000"],
      ],
    ],
  ])("with %s shows the form again with what was typed", async (_, fields: string[][]) => {
    const answer = await pages.post(`/c/${token}?lang=en`, fields);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('role="alert"');
    expect(answer.body).toContain("typed &lt;b&gt;words&lt;/b&gt;");
    expect(state.writes).toEqual([]);
  });

  it("with two comments or too long a one is not taken", async () => {
    expect(
      (
        await pages.post(`/c/${token}`, [
          ["answer", "yes"],
          ["comment", "a"],
          ["comment", "b"],
        ])
      ).status,
    ).toBe(422);
    const long = await pages.post(`/c/${token}?lang=en`, { answer: "yes", comment: "x".repeat(20_001) });
    expect(long.status).toBe(422);
    expect(long.body).toContain("20,000 characters at most");
    expect((await pages.post(`/c/${token}`, { answer: "yes", comment: "x".repeat(20_000) })).status).toBe(303);
  });

  it("larger than 64 KiB is turned away in words", async () => {
    const answer = await pages.post(`/c/${token}?lang=en`, { answer: "yes", comment: "x".repeat(70_000) });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain("The text is too long");
    expect(state.writes).toEqual([]);
  });

  it.each([
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-7",
  ])("is not taken as %s", async (type) => {
    const answer = await pages.ask("POST", `/c/${token}`, {
      body: '{"answer":"yes"}',
      headers: { "content-type": type },
    });
    expect(answer.status).toBe(415);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(state.writes).toEqual([]);
  });

  it("that is not asked now is not stored, and the page says so", async () => {
    state.case = casePage("en", { stage: "contacted", fixedAt: null, question: { state: "closed" } });
    const answer = await pages.post(`/c/${token}`, { answer: "no" });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain("your answer was not saved");
    expect(answer.body).not.toContain("<form");
  });
});

describe("which messages", () => {
  it("are chosen with one form", async () => {
    const answer = await pages.post(`/p/${token}`, { action: "save", offers: "on" });
    expect(answer.status).toBe(303);
    expect(state.writes).toEqual([["preferences", { surveys: false, offers: true }]]);
    const page = await pages.ask("GET", answer.headers.location ?? "");
    expect(page.body).toContain("Tallennettu.");
    expect(page.body).toMatch(/name="offers"[^>]*checked/);
    expect(page.body).not.toMatch(/name="surveys"[^>]*checked/);
  });

  it("are stopped and allowed again with one button", async () => {
    await pages.post(`/p/${token}`, { action: "stop_all" });
    expect((await pages.ask("GET", `/p/${token}`)).body).toContain('value="allow_all"');
    await pages.post(`/p/${token}`, { action: "allow_all" });
    expect(state.writes).toEqual([
      ["preferences", { surveys: false, offers: false }],
      ["preferences", { surveys: true, offers: true }],
    ]);
  });

  it.each([
    ["nothing", {}],
    ["an unknown action", { action: "sell" }],
    ["a value no box has", { action: "save", offers: "perhaps" }],
    ["half a one-click", { "List-Unsubscribe": "Two-Click" }],
  ])("are not changed by %s", async (_, fields: Record<string, string>) => {
    expect((await pages.post(`/p/${token}`, fields)).status).toBe(422);
    expect(state.writes).toEqual([]);
  });

  it("end with the one click of a mail program, before it has its answer and without a redirect", async () => {
    for (let count = 0; count < 2; count += 1) {
      const answer = await pages.post(`/p/${token}`, { "List-Unsubscribe": "One-Click" });
      expect(answer.status).toBe(200);
      expect(state.preferences).toMatchObject({ surveys: false, offers: false });
      expect(answer.body).toContain("Et saa enää näitä viestejä.");
    }
    expect(state.writes).toEqual([["unsubscribe"], ["unsubscribe"]]);
  });

  it("end with the one click that comes as multipart, as RFC 8058 prefers", async () => {
    const body = '--b1\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b1--\r\n';
    const headers = { "content-type": "multipart/form-data; boundary=b1" };
    expect((await pages.ask("POST", `/p/${token}`, { body, headers })).status).toBe(200);
    expect(state.writes).toEqual([["unsubscribe"]]);
    const other = body.replace("One-Click", "Other");
    expect((await pages.ask("POST", `/p/${token}`, { body: other, headers })).status).toBe(422);
    expect(state.writes).toHaveLength(1);
  });
});

describe("the share page", () => {
  it("gives the link, a text to change, and ways to send it oneself", async () => {
    const { body } = await pages.ask("GET", `/r/${token}?lang=en`);
    expect(body).toContain('value="https://innerloop.example/i/abc?x=1&amp;y=2"');
    expect(body).toContain("<textarea");
    const mailto = /href="(mailto:\?[^"]*)"/.exec(body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const query = new URLSearchParams(mailto.replace("mailto:?", ""));
    expect(query.get("body")).toContain("https://innerloop.example/i/abc?x=1&y=2");
    expect(query.get("subject")).toBe("A tip from me: Pohjolan Sähkö");
    expect(body).not.toMatch(/<form|type="email"/);
    expect(body).toContain('<svg class="qr"');
    expect(body).toContain('aria-label="QR code of your link"');
  });

  it("greets the friend who follows a shared link without naming anybody", async () => {
    state.share = { ...state.share, reader: "friend" };
    const { body } = await pages.ask("GET", `/r/${token}?lang=en`);
    expect(body).toContain("A recommendation for you: Pohjolan Sähkö");
    expect(body).toContain('href="?lang=sv"');
    expect(body).not.toContain("<textarea");
  });

  it("says so when sharing is closed", async () => {
    state.share = { ...state.share, isOpen: false };
    const { body } = await pages.ask("GET", `/r/${token}?lang=en`);
    expect(body).toContain("Sharing is not open");
    expect(body).not.toContain("/i/abc");
  });
});

describe("whatever else comes", () => {
  it("by another method is refused with the allowed ones", async () => {
    for (const [path, allow] of [
      ["/c", "GET, HEAD, POST"],
      ["/p", "GET, HEAD, POST"],
      ["/r", "GET, HEAD"],
    ]) {
      const answer = await pages.ask("DELETE", `${path}/${token}`);
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe(allow);
    }
    expect((await pages.ask("POST", `/r/${token}`)).status).toBe(405);
  });

  it("fails without a word about why, and the failure is reported", async () => {
    state.fails = new Error("secret detail of the database");
    const answer = await pages.ask("GET", `/c/${token}?lang=en`);
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain("secret detail");
    expect(answer.body).toContain("Something went wrong");
    expect(state.reported).toEqual([state.fails]);
  });

  it("during an outage is told to come back, and nobody is told that they are unsubscribed", async () => {
    state.fails = new DatabaseUnavailableError("database-unavailable", 2_000);
    const answer = await pages.post(`/p/${token}?lang=en`, { "List-Unsubscribe": "One-Click" });
    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBe("2");
    expect(answer.body).toContain("Please try again in a moment");
    expect(state.writes).toEqual([]);
  });

  it("goes on to the application where nobody takes reports", async () => {
    const silent = await startPages({ ...state, fails: new Error("x") }, false);
    const answer = await silent.ask("GET", `/c/${token}`);
    expect(answer.body).toContain("from-the-application");
    await silent.close();
  });
});
