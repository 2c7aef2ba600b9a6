/** Reading what a browser, a mail program or a scanner sends to a customer page. */
import type { Request } from "express";
import type { Language } from "../../domain/survey.js";
import { checkComment } from "../../domain/text-rules.js";
import { languages } from "../../locales/catalogue.js";
import { verificationAnswers, type VerificationAnswer } from "./page-models.js";

/** The largest body a form may have, in bytes. */
export const formBytes = 64 * 1024;

/** Whether a token could be one of ours; anything else is not looked up. */
export function isToken(token: string): boolean {
  return /^[A-Za-z0-9_-]{16,128}$/.test(token);
}

function knownLanguage(value: unknown): Language | null {
  return languages.find((language) => language === value) ?? null;
}

// The application's own query parser is off, because its routes check their queries themselves.
function query(req: Request): URLSearchParams {
  const at = req.url.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : req.url.slice(at + 1));
}

/** Whether the address says `?name=1`: `thanks` and `saved` after a form, `i` on a link that was passed on. It only changes what is shown. */
export function hasFlag(req: Request, name: "thanks" | "saved" | "i"): boolean {
  return query(req).get(name) === "1";
}

/** The language the reader chose with `?lang=`, else the given one (that of the case or customer). */
export function chosenLanguage(req: Request, otherwise: Language): Language {
  return knownLanguage(query(req).get("lang")) ?? otherwise;
}

/** The language of a page that knows nobody: chosen, else what the browser prefers, else Finnish. */
export function browserLanguage(req: Request): Language {
  return chosenLanguage(req, knownLanguage(req.acceptsLanguages([...languages])) ?? "fi");
}

/** The first of our languages that an `Accept-Language` header names, else Finnish. Weights are not looked at: browsers send them in order. */
export function preferredLanguage(header: string | undefined): Language {
  const named = (header ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split(/[-;]/)[0]);
  return named.map(knownLanguage).find((language) => language !== null) ?? "fi";
}

function field(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null && Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
}

/** An answer, or why there is none; `comment` is given back so that nothing typed is lost. */
export type AnswerForm =
  | { isOk: true; answer: VerificationAnswer; comment: string | null }
  | { isOk: false; fault: "choose" | "tooLong" | "badText"; comment: string };

/** Reads the answer to "did we fix it?". A repeated field counts as none. */
export function readAnswer(body: unknown): AnswerForm {
  const given = field(body, "answer");
  const answer = verificationAnswers.find((value) => value === given);
  const raw = field(body, "comment");
  const comment = typeof raw === "string" ? raw.replace(/\r\n?/g, "\n").trim() : "";
  const fault = checkComment(comment);
  if (raw !== undefined && typeof raw !== "string") return { isOk: false, fault: "badText", comment: "" };
  if (fault !== null) return { isOk: false, fault: fault.code === "too-long" ? "tooLong" : "badText", comment };
  if (answer === undefined) return { isOk: false, fault: "choose", comment };
  return { isOk: true, answer, comment: comment === "" ? null : comment };
}

/** What a post to the preferences asks for; null = nothing we know. */
export type PreferencesForm = { isOneClick: boolean; surveys: boolean; offers: boolean } | null;

const oneClick: PreferencesForm = { isOneClick: true, surveys: false, offers: false };

const oneClickPart = /name="?List-Unsubscribe"?\s*\r?\n\r?\n\s*One-Click\s*\r?\n/i;

/** Reads the form, or the one-click post of a mail program, which RFC 8058 lets come as either kind of form. */
export function readPreferences(body: unknown): PreferencesForm {
  if (Buffer.isBuffer(body)) return oneClickPart.test(body.toString("latin1")) ? oneClick : null;
  if (field(body, "List-Unsubscribe") === "One-Click") return oneClick;
  const action = field(body, "action");
  if (action === "stop_all") return { isOneClick: false, surveys: false, offers: false };
  if (action === "allow_all") return { isOneClick: false, surveys: true, offers: true };
  if (action !== "save") return null;
  const surveys = field(body, "surveys");
  const offers = field(body, "offers");
  const isClear = [surveys, offers].every((value) => value === undefined || value === "on");
  return isClear ? { isOneClick: false, surveys: surveys === "on", offers: offers === "on" } : null;
}
