/** What people read in the mails of the product. */
import { describe, expect, it } from "vitest";
import { languages } from "../../locales/catalogue.js";
import { renderNotice } from "../../messages/render.js";
import {
  acknowledgement,
  digest,
  dueAt,
  everyNotice,
  now,
  reader,
  referralAsk,
  staffNotice,
  thanks,
} from "./models.js";

const all = languages.flatMap((language) =>
  everyNotice(language).map((model) => ({ language, kind: model.kind, model })),
);

function linksOf(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? "");
}

describe("every mail in every language", () => {
  it.each(all)("$kind ($language) is whole: subject, text and HTML without gaps", async ({ language, model }) => {
    const mail = await renderNotice(model);
    expect(mail.language).toBe(language);
    expect(mail.subject.length).toBeGreaterThan(5);
    expect(mail.html).toContain(`<html lang="${language}"`);
    for (const part of [mail.subject, mail.text, mail.html]) {
      expect(part).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|\[object|\{[a-z]+\}|Invalid Date/);
      expect(part).not.toMatch(/(?:staff|customer|footer|clock|severity|cause)\.[a-z]+[.A-Z]/);
    }
    // Nothing is loaded when the mail is opened, and nothing can run.
    expect(mail.html).not.toMatch(/<img|<script|<link|url\(|@import|<form/i);
    expect(linksOf(mail.html).every((link) => link.startsWith("https://innerloop.example/"))).toBe(true);
    for (const link of linksOf(mail.html)) expect(mail.text).toContain(link);
  });

  it.each(all)("$kind ($language) is the same when it is rendered again", async ({ model }) => {
    expect(await renderNotice(model)).toEqual(await renderNotice(model));
  });

  it.each(all)("$kind ($language) has no words of the customer in its subject", async ({ model }) => {
    const { subject } = await renderNotice(model);
    expect(subject).not.toMatch(/Maija|Korhonen|Asentaja|Nordic|delivery|\r|\n/);
    const number = "case" in model ? model.case.number : "caseNumber" in model ? model.caseNumber : null;
    if (number !== null) expect(subject).toContain(number);
  });
});

describe("a mail to staff", () => {
  it("says for whom, what they said, by when, why me and what now", async () => {
    const { subject, text } = await renderNotice(staffNotice("fi"));
    expect(subject).toBe(
      "IL-1042 · P2 kiireellinen · Muistutus: ensimmäinen yhteydenotto, määräaika 24.11.2026 klo 10.40",
    );
    for (const words of [
      "Asiakas: Maija Korhonen",
      "Arvosana: NPS 3 (asteikko 0–10)",
      "Kohtaamispiste: toimitus",
      "Kello: Ensimmäinen yhteydenotto",
      "24.11.2026 klo 10.40 (2 t 30 min jäljellä; työaikana 2 t 30 min)",
      "> Asentaja ei tullut.",
      "> Kukaan ei vastannut puhelimeen.",
      "Ota yhteyttä asiakkaaseen",
      "Olet tapauksen vastuuhenkilö.",
      "Ajasta on käytetty 75 %.",
      "https://innerloop.example/cases/0199c0de",
    ])
      expect(text).toContain(words);
  });

  it("has a button for what it asks, beside the link to the case", async () => {
    const url = "https://innerloop.example/a/action-token";
    const labels = {
      acknowledge: { fi: "Hoidan tämän: ota tapaus", sv: "Jag tar det: ta ärendet", en: "I’m on it: take the case" },
      "acknowledge-escalation": {
        fi: "Kuittaa eskalointi",
        sv: "Bekräfta eskaleringen",
        en: "Acknowledge the escalation",
      },
    };
    for (const language of languages)
      for (const action of ["acknowledge", "acknowledge-escalation"] as const) {
        const { html, text } = await renderNotice(staffNotice(language, { takeAction: { action, url } }));
        expect(text).toContain(`${labels[action][language]} ${url}`);
        expect(text).toContain("https://innerloop.example/cases/0199c0de");
        expect(linksOf(html)).toEqual([url, "https://innerloop.example/cases/0199c0de"]);
      }
    const { html } = await renderNotice(staffNotice("en"));
    expect(linksOf(html)).toEqual(["https://innerloop.example/cases/0199c0de"]);
  });

  it("says how late it is, at which level, and what a lead must do by when", async () => {
    const model = staffNotice("en", {
      kind: "breach",
      at: { offsetMs: 0 },
      level: 1,
      seat: "lead",
      now: dueAt + 2 * 3_600_000 + 5 * 60_000,
      acknowledgeBy: dueAt + 4 * 3_600_000,
    });
    const { text } = await renderNotice({
      ...model,
      clock: { kind: "resolve", dueAt, businessLeftMs: null, explanation: null },
    });
    expect(text).toContain("24 Nov 2026, 10:40 (2 h 5 min late)");
    expect(text).toContain("Escalation level 1");
    expect(text).toContain("Acknowledge it by 24 Nov 2026, 14:40.");
    expect(text).toContain("You lead the team of the case.");
  });

  it("about something without a clock says in its subject what happened", async () => {
    const model = staffNotice("fi", { cause: "promise_due", clock: null, at: null });
    expect((await renderNotice(model)).subject).toBe(
      "IL-1042 · P2 kiireellinen · Muistutus: asiakkaalle luvattu aika lähestyy",
    );
    const unassigned = staffNotice("en", {
      kind: "escalation",
      cause: "unassigned",
      seat: "lead",
      clock: null,
      at: null,
    });
    const { subject, text } = await renderNotice(unassigned);
    expect(subject).toBe("IL-1042 · P2 urgent · Escalation: the case has no owner");
    expect(text).toContain("Choose an owner for the case.");
  });

  it("shows times in the zone of its reader and names that zone", async () => {
    const model = staffNotice("en");
    const { text } = await renderNotice({ ...model, reader: { ...model.reader, zone: "America/New_York" } });
    expect(text).toContain("24 Nov 2026, 03:40");
    expect(text).toContain("America/New_York");
  });

  it("still goes out when the zone is one nobody knows", async () => {
    const model = staffNotice("en");
    const { text } = await renderNotice({ ...model, reader: { ...model.reader, zone: "Mars/Olympus" } });
    expect(text).toContain("24 Nov 2026, 08:40");
  });

  it("names the language of the words when it is not the reader's", async () => {
    const { html, text } = await renderNotice(staffNotice("sv"));
    expect(text).toContain("Språk: finska");
    expect(html).toContain('<blockquote class="m-quote" dir="auto" lang="fi"');
  });

  it("copes with a customer nobody knows, without score, words or owner", async () => {
    const model = staffNotice("en");
    const { text } = await renderNotice({
      ...model,
      case: {
        ...model.case,
        customerName: null,
        account: null,
        touchpoint: null,
        ownerName: null,
        score: null,
        words: null,
      },
    });
    expect(text).toContain("Customer: not known");
    expect(text).toContain("Owner: nobody yet");
    expect(text).toContain("The customer left no words.");
    expect(text).not.toContain("Touchpoint");
  });
});

describe("a digest", () => {
  it("names every case number with its link, also when there are many", async () => {
    const { subject, text } = await renderNotice(digest("fi", 40));
    for (let index = 0; index < 40; index += 1) {
      expect(text).toContain(`IL-${2000 + index} `);
      expect(text).toContain(`https://innerloop.example/cases/${index}`);
    }
    expect(subject).toMatch(/^40 tapausta odottaa sinua: IL-2000, .* ja 32 muuta$/);
    expect(subject.length).toBeLessThan(200);
  });
});

describe("a mail to a customer", () => {
  it("acknowledges with a person, a real time and a way to reach us, and sells nothing", async () => {
    const { subject, text } = await renderNotice(acknowledgement("fi"));
    expect(subject).toBe("Olemme saaneet palautteesi (IL-1042)");
    expect(text).toContain("Hei Maija Korhonen!");
    expect(text).toContain(
      "Yhteyshenkilösi on Ville Virta. Otamme sinuun yhteyttä viimeistään ti 24.11.2026 klo 10.40.",
    );
    expect(text).toContain("+358 9 1234 567, apu@pohjola.example");
    expect(text).toContain("https://innerloop.example/c/case-token");
    expect(text).not.toMatch(/suosit|tarjou|linkki jaettavaksi/i);
  });

  it("does not promise a time that nobody set", async () => {
    const { text } = await renderNotice(acknowledgement("en", { contactBy: null, contactPerson: null }));
    expect(text).toContain("Our customer team is taking care of it. We will contact you as soon as we can.");
  });

  it.each(languages)("asks whether it is fixed with exactly one link, to the page (%s)", async (language) => {
    const model = everyNotice(language).find((candidate) => candidate.kind === "verification");
    const { html, text } = await renderNotice(model!);
    expect(linksOf(html)).toEqual(["https://innerloop.example/c/case-token"]);
    expect(text.match(/https?:\/\/\S+/g)).toEqual(["https://innerloop.example/c/case-token"]);
  });

  it("asks a passive what was missing, on the scale they answered", async () => {
    const { text } = await renderNotice(thanks("en", { band: "passive", target: 9 }));
    expect(text).toContain("what would have made it a 9?");
  });

  it("asks nothing that could not be answered", async () => {
    const model = thanks("en", { band: "passive", target: 9 });
    const { text } = await renderNotice({ ...model, organisation: { ...model.organisation, acceptsReplies: false } });
    expect(text).not.toContain("?");
  });

  it("asking for a recommendation carries the personal link and the way out", async () => {
    const { html } = await renderNotice(referralAsk("sv"));
    expect(linksOf(html)).toEqual([
      "https://innerloop.example/r/share-token",
      "https://innerloop.example/p/preferences-token",
    ]);
    const first = await renderNotice(referralAsk("fi"));
    const nudge = await renderNotice(referralAsk("fi", { isNudge: true }));
    expect(nudge.subject).not.toBe(first.subject);
    expect(nudge.text).toContain("ainoa muistutus");
  });

  it.each([
    "Voita 1000 € https://evil.example",
    "www.evil.example",
    "evil.example/x",
    "Soita 0600 123 456",
    "Your account is locked, please call us now at once",
    "a@b.example",
    "<b>Maija</b>",
    "{{customer.name}}",
  ])("does not greet a stranger's text: %s", async (name) => {
    const { text, html } = await renderNotice({ ...acknowledgement("fi"), reader: reader("fi", name) });
    expect(text).toContain("Hei!");
    expect(html).not.toContain(name);
  });

  it.each([
    "Maija",
    "Åsa Öberg-Lindström",
    "Jean-Luc d'Arc",
    "Matti O’Neil",
    "Minna J. Virtanen",
    "Нина Петрова",
    "李小龍",
  ])("greets %s", async (name) => {
    const { text } = await renderNotice({ ...acknowledgement("fi"), reader: reader("fi", name) });
    expect(text).toContain(`Hei ${name}!`);
  });
});

describe("hostile words of a customer", () => {
  const nasty =
    '</blockquote></td><script>alert(1)</script><img src=x onerror="x()"><a href="https://evil.example">press</a>';

  it("stay text", async () => {
    const model = staffNotice("en");
    const { html, text } = await renderNotice({
      ...model,
      case: {
        ...model.case,
        words: { text: nasty, language: null },
        customerName: nasty,
        touchpoint: nasty,
        account: nasty,
        ownerName: nasty,
      },
    });
    expect(html).not.toMatch(/<script|<img|href="https:\/\/evil/);
    expect(html.match(/<\/blockquote>/g)).toHaveLength(1);
    expect(text).toContain("> </blockquote></td><script>alert(1)</script>");
  });

  it("cannot turn the reading direction or hide in it", async () => {
    const model = staffNotice("en");
    const words = { text: "left\u202Eright\u2066x\u200B\u0000\u0007\uFEFF\uD800 end", language: null };
    const { html, text } = await renderNotice({
      ...model,
      case: { ...model.case, words, customerName: "Eve\u202E\u0007\nBcc: x" },
    });
    for (const part of [html, text])
      expect(part).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]|(?![\t\n\r])\p{Cc}|\p{Cs}/u);
    expect(text).toContain("leftrightx end");
    expect(text).toContain("Customer: Eve Bcc: x");
  });

  it("are cut at a whole character, and the mail says so", async () => {
    const model = staffNotice("en");
    const words = { text: "👩‍👩‍👧 ääni ".repeat(3_000).slice(0, 20_000), language: null };
    const { html, text } = await renderNotice({
      ...model,
      case: { ...model.case, words, customerName: "N".repeat(200) },
    });
    expect(text).toContain("…");
    expect(text).toContain("The text is cut here");
    expect(text).not.toContain("\uFFFD");
    expect(html.length).toBeLessThan(40_000);
    expect(text).toContain(`${"N".repeat(79)}…`);
  });

  it("do not fill the mail with empty lines", async () => {
    const model = staffNotice("en");
    const { text } = await renderNotice({
      ...model,
      case: { ...model.case, words: { text: `a${"\n".repeat(500)}b`, language: null } },
    });
    expect(text.split("\n").length).toBeLessThan(60);
  });
});

describe("durations", () => {
  it.each([
    [30_000, "30 s left"],
    [40 * 60_000, "40 min left"],
    [3 * 3_600_000, "3 h left"],
    [27 * 3_600_000 + 90_000, "1 day 3 h left"],
    [-(49 * 3_600_000), "2 days 1 h late"],
  ])("of %d ms read %s", async (leftMs, words) => {
    const model = staffNotice("en", { now: dueAt - leftMs });
    const { text } = await renderNotice({
      ...model,
      clock: { kind: "resolve", dueAt, businessLeftMs: null, explanation: null },
    });
    expect(text).toContain(`(${words})`);
    expect(now).toBeLessThan(dueAt);
  });
});
