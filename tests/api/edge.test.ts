import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendRaw, startApp, type RawAnswer, type RunningApp } from "./support.js";

let app: RunningApp;
let auth: string;
beforeAll(async () => {
  app = await startApp({}, { headersTimeoutMs: 600, requestTimeoutMs: 900, checkIntervalMs: 100 });
  auth = app.key("responses:write", "cases:read", "settings:write");
});
afterAll(() => app.close());

const host = "Host: localhost";

function expectProblem(answer: RawAnswer, ...statuses: number[]): void {
  expect(statuses).toContain(answer.status);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  const problem = JSON.parse(answer.body) as Record<string, unknown>;
  expect(problem).toMatchObject({ status: answer.status });
  for (const name of ["type", "title", "detail", "code"]) expect(problem[name], name).toEqual(expect.any(String));
  expect(problem.errors).toEqual(expect.any(Array));
}

async function get(target: string, ...headers: string[]): Promise<RawAnswer> {
  return await sendRaw(app.port, `GET ${target} HTTP/1.1\r\n${[host, ...headers].join("\r\n")}\r\n\r\n`);
}

describe("hosts", () => {
  it.each([
    "localhost",
    "localhost:1",
    "LOCALHOST:99",
    "127.0.0.1",
    "127.8.9.1:65535",
    "[::1]:80",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "localhost.",
    "localhost:",
  ])("%s is served", async (name) => {
    const answer = await sendRaw(app.port, `GET / HTTP/1.1\r\nHost: ${name}\r\n\r\n`);
    expect(answer.status).toBe(200);
  });
  it.each([
    "evil.test",
    "evil.test:80",
    "localhost.evil.test",
    "2130706433",
    "0x7f.1",
    "[::2]",
    "128.0.0.1",
    "127.0.0.1.evil.test",
    "[::ffff:7f:1]",
  ])("%s is 421, but health answers it", async (name) => {
    expectProblem(await sendRaw(app.port, `GET / HTTP/1.1\r\nHost: ${name}\r\n\r\n`), 421);
    const health = await sendRaw(app.port, `GET /healthz HTTP/1.1\r\nHost: ${name}\r\n\r\n`);
    expect(health.status).toBe(200);
  });
  it.each([
    "",
    "user@localhost",
    "localhost:65536",
    "localhost:080808",
    "localhost,evil.test",
    "localhost evil.test",
    "[::1",
    "::1",
    "[zz]",
    "loc%61lhost",
    "localhost/x",
    "localhost:8a",
    "a..b",
    "[::1%25lo]",
    "ä.test",
  ])("'%s' is 400 everywhere", async (name) => {
    for (const path of ["/", "/healthz", "/readyz"])
      expectProblem(await sendRaw(app.port, `GET ${path} HTTP/1.1\r\nHost: ${name}\r\n\r\n`), 400);
  });
  it("two Host headers or none are 400 everywhere", async () => {
    for (const path of ["/", "/healthz"]) {
      expectProblem(await sendRaw(app.port, `GET ${path} HTTP/1.1\r\n${host}\r\n${host}\r\n\r\n`), 400);
      expectProblem(await sendRaw(app.port, `GET ${path} HTTP/1.1\r\n${host}\r\nX: y\r\nhOST: evil.test\r\n\r\n`), 400);
      expectProblem(await sendRaw(app.port, `GET ${path} HTTP/1.1\r\nX: y\r\n\r\n`), 400);
      expectProblem(await sendRaw(app.port, `GET ${path} HTTP/1.0\r\n\r\n`), 400);
    }
  });
  it("an absolute target is served for the same host and 400 for any other", async () => {
    expect((await get("http://localhost/healthz")).status).toBe(200);
    expect((await get("http://localhost")).status).toBe(200);
    for (const target of [
      "http://evil.test/healthz",
      "http://user@localhost/",
      "https://localhost/",
      "http://localhost:99999/",
      "ftp://localhost/",
      "//evil.test/",
      "http:///x",
    ])
      expectProblem(await get(target), 400, 404);
  });
  it("the host of the public address is served", async () => {
    const other = await startApp({ publicUrl: () => "https://cx.example.test" });
    for (const name of ["cx.example.test", "CX.example.test:443"])
      expect((await sendRaw(other.port, `GET / HTTP/1.1\r\nHost: ${name}\r\n\r\n`)).status).toBe(200);
    await other.close();
  });
});

describe("targets", () => {
  it.each([
    "/..",
    "/../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/.%2E/x",
    "/./x",
    "/%2e/x",
    "/api/v1/../v1/sla/preview",
    "/%00",
    "/api/v1/responses/%00",
    "/%",
    "/%zz",
    "/%c0%af",
    "/%ed%a0%80",
    "/%ff",
    "/%e2%82",
    "/a\\b",
    "/a%5cb",
    "/a%2fb",
    "/%0d%0aX:y",
    "/%7f",
    "/#x",
    "/api/v1/cases/%f4%90%80%80",
  ])("%s is 400", async (target) => {
    expectProblem(await get(target, `Authorization: ${auth}`), 400);
  });
  it.each([
    "/nothing",
    "//",
    "//healthz",
    "/healthz/",
    "/HEALTHZ",
    "/api",
    "/api/v1/",
    "/api/v2/cases",
    "/docs/../",
    "/favicon.ico",
    "/%F0%9F%98%80",
    "/constructor",
    "/__proto__",
    "/api/v1/%68",
  ])("%s is not there", async (target) => {
    expectProblem(await get(target), 404, 400);
  });
  it("raw bytes beyond ASCII and control bytes are 400", async () => {
    for (const bytes of [Buffer.from([0xc3, 0xa4]), Buffer.from([0x01]), Buffer.from([0xff]), Buffer.from([0x7f])])
      expectProblem(
        await sendRaw(
          app.port,
          Buffer.concat([Buffer.from("GET /"), bytes, Buffer.from(` HTTP/1.1\r\n${host}\r\n\r\n`)]),
        ),
        400,
      );
  });
  it("a very long target is refused", async () => {
    expectProblem(await get(`/${"a".repeat(9_000)}`), 414);
    expectProblem(await get(`/?q=${"a".repeat(40_000)}`), 414, 431);
  });
});

describe("methods", () => {
  it("a known path with another method is 405 and names those it serves", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"]) {
      const answer = await sendRaw(app.port, `${method} /healthz HTTP/1.1\r\n${host}\r\nContent-Length: 0\r\n\r\n`);
      expectProblem(answer, 405);
      expect(answer.headers.allow).toBe("GET, HEAD, OPTIONS");
    }
  });
  it("OPTIONS answers what is allowed, HEAD the head alone", async () => {
    const options = await sendRaw(app.port, `OPTIONS /healthz HTTP/1.1\r\n${host}\r\n\r\n`);
    expect([options.status, options.headers.allow]).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect((await sendRaw(app.port, `OPTIONS * HTTP/1.1\r\n${host}\r\n\r\n`)).status).toBe(204);
    const head = await fetch(`${app.url}/healthz`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const missing = await fetch(`${app.url}/nothing`, { method: "HEAD" });
    expect([missing.status, await missing.text()]).toEqual([404, ""]);
  });
  it("CONNECT and unknown methods are refused", async () => {
    expectProblem(await sendRaw(app.port, `CONNECT localhost:80 HTTP/1.1\r\n${host}\r\n\r\n`), 405);
    expectProblem(await sendRaw(app.port, `NONSENSE / HTTP/1.1\r\n${host}\r\n\r\n`), 400);
  });
});

describe("heads", () => {
  it("12 KiB of headers pass, more is 431, whatever the shape", async () => {
    const filler = (size: number): string => `X-Filler: ${"a".repeat(size)}`;
    expect((await get("/healthz", filler(12_000))).status).toBe(200);
    expectProblem(await get("/healthz", filler(12_300)), 431);
    expectProblem(await get("/healthz", ...Array.from({ length: 1_500 }, (_, index) => `x-${index}: 1`)), 431);
    expectProblem(await get("/healthz", filler(100_000)), 431);
    expectProblem(await get("/healthz", filler(3_000_000)), 431);
  });
  it.each([
    "GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n folded\r\nContent-Length: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "GET /\r\n\r\n",
    "hello\r\n\r\n",
    "\u0000\u0001\u0002\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n",
  ])("%j is 400", async (bytes) => {
    expectProblem(await sendRaw(app.port, bytes), 400);
  });
  it("a Content-Type over 255 characters is 415 on any route", async () => {
    const type = (length: number): string => `Content-Type: ${"a".repeat(length)}`;
    expect((await get("/healthz", type(255))).status).toBe(200);
    expectProblem(await get("/healthz", type(256)), 415);
  });
  it("an unknown expectation is 417", async () => {
    expectProblem(await get("/healthz", "Expect: a-miracle"), 417);
  });
  it("a head or body that does not come is 408 and the connection closes", async () => {
    expectProblem(await sendRaw(app.port, `GET / HTTP/1.1\r\n${host}\r\n`), 408);
    const half = `POST /api/v1/session HTTP/1.1\r\n${host}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a"`;
    expectProblem(await sendRaw(app.port, half), 408);
  });
});

describe("answers", () => {
  it("carry the headers that protect a reader and nothing about the software", async () => {
    for (const path of ["/", "/healthz", "/nothing", "/docs", "/openapi.json"]) {
      const { headers } = await fetch(`${app.url}${path}`);
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    }
  });
  it("are not shared and allow no foreign page to read them", async () => {
    const { headers } = await fetch(`${app.url}/healthz`, { headers: { origin: "http://evil.test" } });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});
