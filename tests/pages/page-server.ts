/** The customer pages on a loopback port, over a memory that behaves as the use cases must. */
import { request, type IncomingHttpHeaders } from "node:http";
import express from "express";
import { createCustomerPages, type CustomerPagesDeps } from "../../api/pages/customer-pages.js";
import type { CasePageModel, PreferencesPageModel, SharePageModel } from "../../api/pages/page-models.js";
import type { Language } from "../../domain/survey.js";

export const token = "tok_0123456789abcdefABCDEF-_";
export const expiredToken = "expired_0123456789abcdef";

const organisation = { name: "Pohjolan Sähkö", email: "apu@pohjola.example", phone: "+358 9 1234 567" };
const now = Date.parse("2026-11-24T06:10:00Z");

export function casePage(language: Language, parts: Partial<CasePageModel> = {}): CasePageModel {
  return {
    language,
    zone: "Europe/Helsinki",
    now,
    organisation,
    number: "IL-1042",
    stage: "fixed",
    isClosed: false,
    receivedAt: now - 86_400_000,
    contactedAt: now - 80_000_000,
    fixedAt: now - 3_600_000,
    contactBy: null,
    contactPerson: "Ville Virta",
    question: { state: "open" },
    ...parts,
  };
}

export function sharePage(language: Language, parts: Partial<SharePageModel> = {}): SharePageModel {
  const link = "https://innerloop.example/i/abc?x=1&y=2";
  return {
    reader: "promoter",
    language,
    organisation,
    isOpen: true,
    link,
    reward: "Kahvipaketti",
    terms: "Yksi per vuosi.",
    ...parts,
  };
}

/** What the pages have read and written. */
export interface Memory {
  case: CasePageModel;
  preferences: PreferencesPageModel;
  share: SharePageModel;
  /** Names of the calls that change something, in order, with their input. */
  writes: unknown[][];
  fails: Error | null;
  reported: unknown[];
}

export function memory(language: Language = "fi"): Memory {
  return {
    case: casePage(language),
    preferences: { language, organisation, address: "m…a@asiakas.example", surveys: true, offers: true },
    share: sharePage(language),
    writes: [],
    fails: null,
    reported: [],
  };
}

function depsOver(state: Memory, isReporting: boolean): CustomerPagesDeps {
  const open = <T>(given: string, model: T): T | "expired" | null => {
    if (state.fails !== null) throw state.fails;
    return given === token ? model : given === expiredToken ? "expired" : null;
  };
  return {
    async organisation() {
      if (state.fails !== null) throw state.fails;
      return organisation;
    },
    ...(isReporting ? { reportError: (error: unknown) => void state.reported.push(error) } : {}),
    casePage: async (given) => open(given, state.case),
    async answerVerification(_, input) {
      if (state.case.question.state === "answered") return "already_answered";
      if (state.case.question.state === "closed") return "not_open";
      state.writes.push(["answer", input]);
      state.case = { ...state.case, question: { state: "answered", answer: input.answer } };
      return "recorded";
    },
    preferences: async (given) => open(given, state.preferences),
    async setPreferences(_, input) {
      state.writes.push(["preferences", input]);
      state.preferences = { ...state.preferences, ...input };
      return "saved";
    },
    async unsubscribe() {
      state.writes.push(["unsubscribe"]);
      state.preferences = { ...state.preferences, surveys: false, offers: false };
      return "saved";
    },
    sharePage: async (given) => open(given, state.share),
  };
}

/** An answer of the server. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A running server of the pages. */
export interface PageServer {
  url: string;
  ask(
    method: string,
    path: string,
    options?: { body?: string | Buffer; headers?: Record<string, string> },
  ): Promise<Answer>;
  post(path: string, fields: Record<string, string> | string[][]): Promise<Answer>;
  close(): Promise<void>;
}

function formBody(fields: Record<string, string> | string[][]): string {
  const body = new URLSearchParams();
  for (const [name = "", value = ""] of Array.isArray(fields) ? fields : Object.entries(fields))
    body.append(name, value);
  return body.toString();
}

/** `isReporting` false = failures go on to the application. */
export async function startPages(state: Memory, isReporting = true): Promise<PageServer> {
  const app = express();
  // As the application has it: its routes check their queries themselves.
  app.set("query parser", false);
  app.use(createCustomerPages(depsOver(state, isReporting)));
  app.use((_error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
    res.status(500).json({ code: "from-the-application" });
  });
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { port } = address;
  const ask: PageServer["ask"] = (method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const req = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () =>
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString("utf8") }),
        );
      });
      req.on("error", reject);
      req.end(body);
    });
  return {
    url: `http://127.0.0.1:${port}`,
    ask,
    post: (path, fields) =>
      ask("POST", path, {
        body: formBody(fields),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
