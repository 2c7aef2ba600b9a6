/** What the pages say, in three languages, and that they stay whole whatever they are given. */
import { describe, expect, it } from "vitest";
import { renderCasePage } from "../../api/pages/case-page.js";
import { renderMessagePage } from "../../api/pages/message-page.js";
import type { CasePageModel } from "../../api/pages/page-models.js";
import { renderPreferencesPage } from "../../api/pages/preferences-page.js";
import { renderInvitationPage, renderSharePage } from "../../api/pages/share-page.js";
import {
  renderGoneLink,
  renderOneTimeSignIn,
  renderSignInFirst,
  renderStaffAction,
} from "../../api/pages/staff-link-page.js";
import { renderLinkOffer, renderOnTheWay, renderSignInMessage } from "../../api/sign-in/sign-in-page.js";
import type { StaffActionPage } from "../../usecases/staff-action.js";
import type { Language } from "../../domain/survey.js";
import { languages } from "../../locales/catalogue.js";
import { casePage, memory, sharePage } from "./page-server.js";

/** The pages of links in mails to staff, and of signing in at the identity provider. */
function staffPages(language: Language): [string, string][] {
  const organisation = memory(language).preferences.organisation;
  const view = { language, organisation };
  const model: StaffActionPage = {
    action: "acknowledge",
    isDone: false,
    number: "IL-1042",
    severity: "P2",
    due: { kind: "first_contact", dueAt: Date.parse("2026-11-24T08:40:00Z") },
    caseUrl: "https://innerloop.example/cases/0199c0de",
    language,
    zone: "Europe/Helsinki",
    now: Date.parse("2026-11-24T06:10:00Z"),
  };
  const action = (parts: Partial<StaffActionPage>, isFresh = false): string =>
    renderStaffAction({ ...model, ...parts }, { ...view, isSignedIn: isFresh, isFresh });
  const signIn = { ...view, provider: "Example ID" };
  return [
    ["action", action({})],
    ["action, late", action({ due: { kind: "promise", dueAt: model.now - 1 } })],
    ["action, nothing due", action({ action: "acknowledge-escalation", due: null })],
    ["action, done", action({ isDone: true }, true)],
    ["action, done before", action({ action: "acknowledge-escalation", isDone: true })],
    ["action, sign in", renderSignInFirst("/login?to=%2Fa%2Ftoken", view)],
    ["action, gone", renderGoneLink(view)],
    ["one-time sign-in", renderOneTimeSignIn(view)],
    ["link offer", renderLinkOffer(signIn)],
    ["on the way", renderOnTheWay("https://id.example.com/auth?x=1&y=2", signIn)],
    ...(["unavailable", "again", "no-role", "inactive", "no-address", "address-taken", "other-person"] as const).map(
      (message): [string, string] => [message, renderSignInMessage(message, signIn)],
    ),
  ];
}

function everyPage(language: Language): [string, string][] {
  const { preferences } = memory(language);
  const at = (parts: Partial<CasePageModel>): string => renderCasePage(casePage(language, parts), { language });
  const received: Partial<CasePageModel> = {
    stage: "received",
    contactedAt: null,
    fixedAt: null,
    question: { state: "closed" },
  };
  const organisation = preferences.organisation;
  return [
    ["received", at({ ...received, contactBy: Date.parse("2026-11-24T08:40:00Z") })],
    ["received late", at({ ...received, contactBy: Date.parse("2026-11-23T08:40:00Z") })],
    ["contacted", at({ stage: "contacted", fixedAt: null, question: { state: "closed" } })],
    ["fixed, asked", at({})],
    ["fixed, answered", at({ question: { state: "answered", answer: "partly" } })],
    ["closed", at({ isClosed: true, question: { state: "closed" } })],
    ["form again", renderCasePage(casePage(language), { language, form: { comment: "x", error: "y" } })],
    ["preferences", renderPreferencesPage(preferences, { language, notice: "none" })],
    [
      "preferences, none",
      renderPreferencesPage(
        { ...preferences, surveys: false, offers: false, address: null },
        { language, notice: "saved" },
      ),
    ],
    [
      "preferences, unsubscribed",
      renderPreferencesPage({ ...preferences, surveys: false, offers: false }, { language, notice: "unsubscribed" }),
    ],
    ["preferences, bad", renderPreferencesPage(preferences, { language, notice: "bad" })],
    ["share", renderSharePage(sharePage(language), { language })],
    ["invitation", renderInvitationPage(sharePage(language), { language })],
    ["share, closed", renderSharePage(sharePage(language, { isOpen: false, reward: null, terms: null }), { language })],
    ...staffPages(language),
    ...(["notFound", "expired", "error", "tooLarge", "badForm"] as const).map((message): [string, string] => [
      message,
      renderMessagePage(message, { language, organisation: { ...organisation, email: null, phone: null } }),
    ]),
  ];
}

const all = languages.flatMap((language) => everyPage(language).map(([name, html]) => ({ language, name, html })));

describe("every page in every language", () => {
  it.each(all)("$name ($language) has no gaps", ({ language, html }) => {
    expect(html.startsWith(`<!DOCTYPE html><html lang="${language}"`)).toBe(true);
    const text = html.replace(/<style>[\s\S]*?<\/style>/, "").replace(/<[^>]+>/g, " ");
    expect(text).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|\[object|\{[a-z]+\}|Invalid Date/);
    expect(text).not.toMatch(/\b(?:page|case|verify|preferences|share|invitation|take|signIn|clock)\.[a-z]+/);
  });

  it.each(all)(
    "$name ($language) can be heard: one heading, a label for every field, names for buttons",
    ({ html }) => {
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).toContain("<main>");
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      const labelled = new Set([...html.matchAll(/ for="([^"]+)"/g)].map((match) => match[1]));
      for (const [field] of html.matchAll(/<(?:textarea|input)[^>]*>/g)) {
        const id = / id="([^"]+)"/.exec(field)?.[1];
        const isInLabel = field.includes('type="checkbox"') && html.includes(`<label class="check">${field}`);
        expect(isInLabel || labelled.has(id)).toBe(true);
      }
      for (const [, refs] of html.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g))
        for (const ref of (refs ?? "").split(" ")) expect(ids).toContain(ref);
    },
  );
});

describe("the case page", () => {
  it("says where things stand in words, not in colour alone", () => {
    const html = renderCasePage(casePage("en", { stage: "contacted", fixedAt: null, question: { state: "closed" } }), {
      language: "en",
    });
    const text = html
      .replace(/<style>[\s\S]*?<\/style>/, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
    expect(text).toMatch(/Received done · 23 Nov 2026, 08:10 .* Contacted now · .* Fixed not yet/);
    expect(html).toContain('aria-current="step"');
  });

  it("names the promised time, and admits it when it is past", () => {
    const received: Partial<CasePageModel> = {
      stage: "received",
      contactedAt: null,
      fixedAt: null,
      question: { state: "closed" },
    };
    const promised = renderCasePage(casePage("fi", { ...received, contactBy: Date.parse("2026-11-24T08:40:00Z") }), {
      language: "fi",
    });
    expect(promised).toContain("Otamme sinuun yhteyttä viimeistään ti 24.11.2026 klo 10.40.");
    const late = renderCasePage(casePage("fi", { ...received, contactBy: Date.parse("2026-11-23T08:40:00Z") }), {
      language: "fi",
    });
    expect(late).toContain("olemme myöhässä");
  });

  it("asks only when the question is open", () => {
    expect(renderCasePage(casePage("en"), { language: "en" })).toMatch(
      /<textarea name="comment"[\s\S]*<button name="answer" value="yes">[\s\S]*<button name="answer" value="partly">[\s\S]*<button name="answer" value="no">/,
    );
    const closed = renderCasePage(casePage("en", { question: { state: "closed" } }), { language: "en" });
    expect(closed).not.toContain("<form");
  });
});

describe("what strangers wrote", () => {
  const nasty = '"><script>alert(1)</script><img src=x onerror=y>';

  it("stays text on every page", () => {
    const organisation = { name: nasty, email: nasty, phone: nasty };
    const pages = [
      renderCasePage(casePage("en", { organisation, contactPerson: nasty, number: nasty }), {
        language: "en",
        form: { comment: `</textarea>${nasty}`, error: nasty },
      }),
      renderPreferencesPage(
        { ...memory("en").preferences, organisation, address: nasty },
        { language: "en", notice: "none" },
      ),
      renderSharePage(sharePage("en", { organisation, link: nasty, reward: nasty, terms: nasty }), { language: "en" }),
      renderInvitationPage(sharePage("en", { organisation, terms: nasty }), { language: "en" }),
      renderMessagePage("notFound", { language: "en", organisation }),
    ];
    for (const html of pages) expect(html).not.toMatch(/<script|<img|onerror=y>(?!&)[^<]*<\/?script/);
  });
});
