/** A careful client of a product that is being killed: it tries again, keeps its keys, and writes down what no client should ever see. */
import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { RunFile } from "../../local/state-files.js";

/** What came back; null = nothing did, which a dying server is allowed. */
export type Answer = { readonly status: number; readonly json: unknown } | null;

/** How one request is made. */
export interface Request {
  readonly method: "GET" | "POST" | "PUT";
  /** Below /api/v1, or a whole address. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client; `misdeeds` names every answer that breaks the promises, such as a 500, a 503 without Retry-After, or none within 15 s. */
export interface OutageClient {
  readonly misdeeds: string[];
  /** How many requests were answered, by status; `none` = no answer. */
  readonly counts: Map<string, number>;
  /** One try. */
  once(request: Request): Promise<Answer>;
  /** Tries until a 2xx comes; throws on a 4xx that is no call to wait, and after `withinMs`. */
  patiently<T>(request: Request, withinMs?: number): Promise<T>;
  /** Sends an answer as the survey tool of the first source does, signed, until it is taken; answers the last word on it. */
  sendSigned(answer: Readonly<Record<string, unknown>>, withinMs?: number): Promise<TakenAnswer>;
}

/** What the product said about an answer. */
export interface TakenAnswer {
  readonly status: string;
  readonly responseId: string;
  readonly case: { readonly id: string; readonly number: string } | null;
}

const hangsAfterMs = 15_000;

/** A client of the product that `run()` describes; asked anew for every try. */
export function openOutageClient(run: () => RunFile): OutageClient {
  const misdeeds: string[] = [];
  const counts = new Map<string, number>();

  async function once({ method, path, body, headers }: Request): Promise<Answer> {
    const { url, demo } = run();
    const isOwn = path.startsWith("/");
    const what = `${method} ${path}`;
    try {
      const response = await fetch(isOwn ? `${url}/api/v1${path}` : path, {
        method,
        headers: {
          ...(isOwn ? { authorization: `Bearer ${demo.apiKeys.admin}` } : {}),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(hangsAfterMs),
      });
      const text = await response.text();
      count(String(response.status));
      const isHonest = response.status < 500 || (response.status === 503 && response.headers.has("retry-after"));
      if (!isHonest) misdeeds.push(`${what} was answered ${response.status}: ${text.slice(0, 300)}`);
      return { status: response.status, json: text === "" ? null : JSON.parse(text) };
    } catch (error) {
      count("none");
      if (error instanceof Error && error.name === "TimeoutError") misdeeds.push(`${what} hung for ${hangsAfterMs} ms`);
      else if (error instanceof SyntaxError) misdeeds.push(`${what} was answered with broken JSON`);
      return null;
    }
  }

  async function patiently<T>(request: Request, withinMs = 60_000): Promise<T> {
    const giveUpAt = performance.now() + withinMs;
    for (;;) {
      const answer = await once(request);
      if (answer !== null && answer.status < 300) return answer.json as T;
      // 409 is what an earlier try that still runs answers, so only where there is a key to know it by.
      const isBusy = answer?.status === 409 && request.headers?.["idempotency-key"] !== undefined;
      const mayPass = answer === null || answer.status >= 500 || answer.status === 429 || isBusy;
      if (!mayPass || performance.now() > giveUpAt) {
        const said = answer === null ? "no answer" : `${answer.status} ${JSON.stringify(answer.json)}`;
        throw new Error(`${request.method} ${request.path}: ${said}`);
      }
      await delay(200);
    }
  }

  function count(key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  return {
    misdeeds,
    counts,
    once,
    patiently,
    async sendSigned(answer, withinMs) {
      const [source] = run().demo.sources;
      const body = JSON.stringify(answer);
      const headers = signatureOf(source?.secret ?? "", body);
      const request: Request = { method: "POST", path: source?.url ?? "", body, headers };
      const { results } = await patiently<{ results: TakenAnswer[] }>(request, withinMs);
      if (results[0] === undefined) throw new Error("the product took the event and made nothing of it");
      return results[0];
    },
  };
}

/** The headers of a signed event, with a new `webhook-id` each time. */
export function signatureOf(secret: string, body: string): Record<string, string> {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
