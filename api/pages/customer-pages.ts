/**
 * The pages customers reach by a link from a mail. The link is the key: no login, no cookie, no script, nothing loaded from
 * anywhere. GET and HEAD only show, because mail scanners open every link; what acts is a form. A second post of the
 * same answer changes nothing.
 */
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import { COMMENT_MAX } from "../../domain/text-rules.js";
import { translator } from "../../locales/translator.js";
import { toProblem } from "../problem-mapping.js";
import { renderCasePage } from "./case-page.js";
import { renderMessagePage, type PageMessage } from "./message-page.js";
import type {
  CasePageModel,
  Opened,
  PageOrganisation,
  PreferencesPageModel,
  SharePageModel,
  VerificationAnswer,
} from "./page-models.js";
import {
  browserLanguage,
  chosenLanguage,
  formBytes,
  hasFlag,
  isToken,
  readAnswer,
  readPreferences,
} from "./page-request.js";
import { pageContentPolicy } from "./page-styles.js";
import { renderPreferencesPage, type PreferencesNotice } from "./preferences-page.js";
import { renderInvitationPage, renderSharePage } from "./share-page.js";

/** What became of an answer: stored now, stored before (by this or another answer), or the question is not open. */
export type VerificationResult = "recorded" | "already_answered" | "not_open" | "not_found";

/** An answer to "did we fix it?"; the comment has at most 20,000 characters and only such as may be stored. */
export interface VerificationInput {
  answer: VerificationAnswer;
  comment: string | null;
}

/** What the pages need. Readers change nothing; writers have committed when they answer. */
export interface CustomerPagesDeps {
  /** For pages that belong to nobody: dead links and failures. */
  organisation: () => Promise<PageOrganisation>;
  casePage: (token: string) => Promise<Opened<CasePageModel>>;
  answerVerification: (token: string, input: VerificationInput) => Promise<VerificationResult>;
  preferences: (token: string) => Promise<Opened<PreferencesPageModel>>;
  setPreferences: (token: string, input: { surveys: boolean; offers: boolean }) => Promise<"saved" | "not_found">;
  /** The one-click post of a mail program: all messages that can be unsubscribed from. Repeating it is success. */
  unsubscribe: (token: string) => Promise<"saved" | "not_found">;
  sharePage: (token: string) => Promise<Opened<SharePageModel>>;
  /** Takes note of a failure that is ours; the customer gets a page without a word of it. Without it the application answers. */
  reportError?: (error: unknown) => void;
}

const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy": pageContentPolicy,
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
};

function sendPage(res: Response, status: number, html: string): void {
  res.status(status).set(headers).type("html").send(html);
}

async function sendMessage(
  deps: CustomerPagesDeps,
  req: Request,
  res: Response,
  status: number,
  message: PageMessage,
): Promise<void> {
  const organisation = await deps.organisation();
  sendPage(res, status, renderMessagePage(message, { language: browserLanguage(req), organisation }));
}

/** What the token opens, or undefined after a polite 404 or 410 that is the same for every token. */
async function open<T>(
  deps: CustomerPagesDeps,
  req: Request,
  res: Response,
  load: (token: string) => Promise<Opened<T>>,
): Promise<{ token: string; model: T } | undefined> {
  const token = String(req.params["token"]);
  const opened = isToken(token) ? await load(token) : null;
  if (opened === null || opened === "expired") {
    await sendMessage(deps, req, res, opened === null ? 404 : 410, opened === null ? "notFound" : "expired");
    return undefined;
  }
  return { token, model: opened };
}

/** The page's own address with the language kept; relative, so that no host is ever named. */
function backTo(req: Request, language: string, flag?: string): string {
  return `${req.baseUrl}${req.path}?lang=${language}${flag === undefined ? "" : `&${flag}=1`}`;
}

function caseRoutes(router: Router, deps: CustomerPagesDeps, form: RequestHandler[]): void {
  router.get("/c/:token", async (req, res) => {
    const found = await open(deps, req, res, deps.casePage);
    if (found === undefined) return;
    const language = chosenLanguage(req, found.model.language);
    sendPage(res, 200, renderCasePage(found.model, { language, isFresh: hasFlag(req, "thanks") }));
  });
  router.post("/c/:token", form, async (req: Request, res: Response) => {
    const found = await open(deps, req, res, deps.casePage);
    if (found === undefined) return;
    const { token, model } = found;
    const language = chosenLanguage(req, model.language);
    const t = translator(language);
    const input = readAnswer(req.body);
    if (!input.isOk && model.question.state === "open") {
      const error = t(`verify.${input.fault}`, { max: COMMENT_MAX });
      return sendPage(res, 422, renderCasePage(model, { language, form: { comment: input.comment, error } }));
    }
    if (!input.isOk) return res.redirect(303, backTo(req, language));
    const result = await deps.answerVerification(token, { answer: input.answer, comment: input.comment });
    if (result === "not_found") return sendMessage(deps, req, res, 404, "notFound");
    if (result === "not_open")
      return sendPage(res, 409, renderCasePage(model, { language, notice: t("verify.notOpen") }));
    res.redirect(303, backTo(req, language, result === "recorded" ? "thanks" : undefined));
  });
}

function preferencesRoutes(router: Router, deps: CustomerPagesDeps, form: RequestHandler[]): void {
  router.get("/p/:token", async (req, res) => {
    const found = await open(deps, req, res, deps.preferences);
    if (found === undefined) return;
    const language = chosenLanguage(req, found.model.language);
    const notice: PreferencesNotice = hasFlag(req, "saved") ? "saved" : "none";
    sendPage(res, 200, renderPreferencesPage(found.model, { language, notice }));
  });
  router.post("/p/:token", form, async (req: Request, res: Response) => {
    const found = await open(deps, req, res, deps.preferences);
    if (found === undefined) return;
    const { token, model } = found;
    const language = chosenLanguage(req, model.language);
    const input = readPreferences(req.body);
    if (input === null) return sendPage(res, 422, renderPreferencesPage(model, { language, notice: "bad" }));
    const { isOneClick, ...choice } = input;
    const result = isOneClick ? await deps.unsubscribe(token) : await deps.setPreferences(token, choice);
    if (result === "not_found") return sendMessage(deps, req, res, 404, "notFound");
    if (!input.isOneClick) return res.redirect(303, backTo(req, language, "saved"));
    // A mail program follows no redirect; 200 tells it that the person is unsubscribed already.
    const after = { ...model, surveys: false, offers: false };
    sendPage(res, 200, renderPreferencesPage(after, { language, notice: "unsubscribed" }));
  });
}

function shareRoutes(router: Router, deps: CustomerPagesDeps): void {
  router.get("/r/:token", async (req, res) => {
    const found = await open(deps, req, res, deps.sharePage);
    if (found === undefined) return;
    const language = chosenLanguage(req, found.model.language);
    const isFriend = found.model.reader === "friend" && found.model.isOpen;
    sendPage(res, 200, (isFriend ? renderInvitationPage : renderSharePage)(found.model, { language }));
  });
}

/** The status that Express and its body parser give to a sender's mistake (413, 415); it says more than the one for programs. */
function senderStatus(error: unknown): number | null {
  const status = error instanceof Error && "status" in error ? error.status : null;
  return typeof status === "number" && status >= 400 && status < 500 ? status : null;
}

/** The page for what went wrong: the sender's mistake in words, our failure without a word about why. */
async function sendFailure(deps: CustomerPagesDeps, error: unknown, req: Request, res: Response): Promise<void> {
  const problem = toProblem(error);
  const status = senderStatus(error) ?? problem.status;
  const message: PageMessage =
    status >= 500 ? "error" : status === 413 ? "tooLarge" : req.method === "POST" ? "badForm" : "notFound";
  const organisation = await deps.organisation().catch(() => ({ name: "Innerloop", email: null, phone: null }));
  for (const [name, value] of Object.entries(problem.headers)) res.setHeader(name, value);
  sendPage(res, status, renderMessagePage(message, { language: browserLanguage(req), organisation }));
}

/** Routes `/c`, `/p` and `/r`, to be mounted at the root. */
export function createCustomerPages(deps: CustomerPagesDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const urlencoded = express.urlencoded({ extended: false, limit: formBytes, parameterLimit: 50 });
  const multipart = express.raw({ type: "multipart/form-data", limit: formBytes });
  const onlyForms =
    (kinds: string[]): RequestHandler =>
    (req, res, next) =>
      req.is(kinds) ? next() : void sendMessage(deps, req, res, 415, "badForm").catch(next);

  for (const pattern of ["/c/:token", "/p/:token", "/r/:token"]) {
    // What the access log writes instead of the path, which holds the token.
    router.use(pattern, (_req, res, next) => {
      res.locals["routePattern"] = pattern;
      next();
    });
  }
  caseRoutes(router, deps, [onlyForms(["application/x-www-form-urlencoded"]), urlencoded]);
  preferencesRoutes(router, deps, [
    onlyForms(["application/x-www-form-urlencoded", "multipart/form-data"]),
    urlencoded,
    multipart,
  ]);
  shareRoutes(router, deps);
  router.all(["/c/:token", "/p/:token", "/r/:token"], async (req, res) => {
    res.set("Allow", req.path.startsWith("/r/") ? "GET, HEAD" : "GET, HEAD, POST");
    await sendMessage(deps, req, res, 405, "badForm");
  });
  router.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    const isOurs = toProblem(error).status >= 500;
    if (res.headersSent || (isOurs && deps.reportError === undefined)) return next(error);
    if (isOurs) deps.reportError?.(error);
    sendFailure(deps, error, req, res).catch(next);
  });
  return router;
}
