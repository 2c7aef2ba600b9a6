import { createHmac, randomUUID } from "node:crypto";
import type { RunFile } from "../local/state-files.js";

/** A mail of the local sink, as far as the demo looks at it. */
export interface DemoMail {
  id: string;
  subject: string;
  to: readonly string[];
  headers: Record<string, string>;
  text: string;
}

/** The running product as an outside program uses it: by HTTP, with the keys of run.json. */
export interface DemoClient {
  get<T>(path: string): Promise<T>;
  put(path: string, body: unknown): Promise<void>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Hands a signed event to the demo's source; answers its first result. */
  sendAnswer(
    body: unknown,
  ): Promise<{ status: string; band: string | null; case: { id: string; number: string; url: string } | null }>;
  mails(): Promise<readonly DemoMail[]>;
  /** Posts a form to a customer page. */
  submit(url: string, fields: Record<string, string>): Promise<void>;
}

/**
 * A client of what run.json describes.
 *
 * @throws Error naming method, path and answer when a call is refused.
 */
export function demoClient(run: RunFile): DemoClient {
  const [source] = run.demo.sources;
  if (source === undefined) throw new Error("The running organisation has no demo source: start it with DEMO=1.");

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, run.url), {
      method,
      headers: {
        authorization: `Bearer ${run.demo.apiKeys.admin}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
    return JSON.parse(text) as T;
  }

  async function sendAnswer(answer: unknown): ReturnType<DemoClient["sendAnswer"]> {
    const body = JSON.stringify(answer);
    const id = `msg_${randomUUID()}`;
    const timestamp = Math.floor(Date.now() / 1000);
    const key = Buffer.from((source?.secret ?? "").replace(/^whsec_/, ""), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
    const response = await fetch(source?.url ?? "", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": `v1,${signature}`,
      },
      body,
    });
    if (response.status !== 202) throw new Error(`The source refused an event: ${response.status}`);
    const { results } = (await response.json()) as { results: Awaited<ReturnType<DemoClient["sendAnswer"]>>[] };
    const [first] = results;
    if (first === undefined) throw new Error("The source answered no result");
    return first;
  }

  return {
    get: (path) => call("GET", path),
    put: async (path, body) => void (await call("PUT", path, body)),
    post: (path, body) => call("POST", path, body),
    sendAnswer,
    mails: () => call("GET", "/dev/mailbox.json"),
    submit: async (url, fields) => {
      const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
      if (response.status >= 400) throw new Error(`A customer page refused an answer: ${response.status}`);
    },
  };
}
