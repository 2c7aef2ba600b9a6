import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { sendRaw, startApp, type RunningApp } from "./support.js";

const head = "Host: localhost\r\n";

/** Opens a connection and collects what comes. */
async function open(app: RunningApp): Promise<{ socket: Socket; text(): string; closed: Promise<void> }> {
  const socket = connect(app.port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => (text += chunk.toString("latin1")));
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  return { socket, text: () => text, closed };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}

describe("health", () => {
  it("is 503 without the database or its migrations, and while it does not answer", async () => {
    const up = { database: true, migrations: true, temporal: true };
    const states = [
      [up, 200, "ok"],
      [{ ...up, temporal: false }, 200, "degraded"],
      [{ ...up, migrations: false }, 503, 503],
      [{ ...up, database: false }, 503, 503],
    ] as const;
    for (const [state, code, status] of states) {
      const app = await startApp({ readiness: async () => state });
      const answer = await fetch(`${app.url}/readyz`);
      expect(answer.status).toBe(code);
      const body = (await answer.json()) as { status: unknown; checks: { temporal: string } };
      expect(body.status).toBe(status);
      expect(body.checks.temporal).toBe(state.temporal ? "up" : "degraded");
      expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
      await app.close();
    }
    const failing = await startApp({ readiness: () => Promise.reject(new Error("no")) });
    expect((await fetch(`${failing.url}/readyz`)).headers.get("retry-after")).toBe("2");
    await failing.close();
  });
});

describe("stopping", () => {
  it("turns readiness off, lets a request end, refuses new connections and then is gone", async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    const app = await startApp({
      readiness: async () => {
        asked += 1;
        await gate;
        return { database: true, migrations: true, temporal: true };
      },
    });
    const idle = await open(app);
    idle.socket.write(`GET /healthz HTTP/1.1\r\n${head}\r\n`);
    await until(() => idle.text().includes('{"status":"ok"}'));
    const busy = await open(app);
    busy.socket.write(`GET /readyz HTTP/1.1\r\n${head}\r\n`);
    await until(() => asked === 1);
    const closing = app.close();
    await idle.closed;
    expect(app.lifecycle.isDraining).toBe(true);
    await expect(fetch(`${app.url}/healthz`)).rejects.toThrow("fetch failed");
    release();
    await closing;
    expect(busy.text()).toContain("503 Service Unavailable");
    await app.close();
  });

  it("cuts what does not end in time", async () => {
    const app = await startApp({ readiness: () => new Promise(() => undefined) }, { drainMs: 300 });
    const slow = await open(app);
    slow.socket.write(
      `POST /api/v1/session HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = performance.now();
    await app.close();
    expect(performance.now() - started).toBeLessThan(2_000);
    await slow.closed;
  });
});

describe("slow and greedy clients", () => {
  it("200 connections that never finish their heads or bodies are gone soon, and others are served meanwhile", async () => {
    const app = await startApp({}, { headersTimeoutMs: 500, requestTimeoutMs: 800, checkIntervalMs: 100 });
    const stuck = await Promise.all(Array.from({ length: 200 }, () => open(app)));
    stuck.forEach(({ socket }, index) =>
      socket.write(
        index % 2 === 0
          ? "GET / HTTP/1.1\r\nX-Slow: "
          : `POST /api/v1/session HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
      ),
    );
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    await Promise.all(stuck.map(({ closed }) => closed));
    for (const one of stuck) expect(one.text()).toMatch(/^HTTP\/1\.1 408 /);
    await app.close();
  });

  it("a second request after a refused one is answered on the same connection", async () => {
    const app = await startApp();
    const both = await open(app);
    both.socket.write(`POST /nothing HTTP/1.1\r\n${head}Content-Length: 5\r\n\r\nhello`);
    both.socket.write(`GET /healthz HTTP/1.1\r\n${head}\r\n`);
    await until(() => both.text().includes('{"status":"ok"}'));
    expect(both.text()).toMatch(/^HTTP\/1\.1 404 /);
    both.socket.destroy();
    await app.close();
  });

  it("who asks before sending a body is told to go on only when somebody wants it", async () => {
    const app = await startApp();
    const ask = (path: string, length: number): Promise<{ status: number }> =>
      sendRaw(
        app.port,
        `POST ${path} HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`,
      );
    expect((await ask("/api/v1/session", 5_000_000)).status).toBe(413);
    expect((await ask("/api/v1/sla/preview", 10)).status).toBe(401);
    const willing = await open(app);
    willing.socket.write(
      `POST /api/v1/session HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n`,
    );
    await until(() => willing.text().startsWith("HTTP/1.1 100 Continue"));
    willing.socket.write("{}");
    await until(() => willing.text().includes("HTTP/1.1 422"));
    willing.socket.destroy();
    await app.close();
  });
});
