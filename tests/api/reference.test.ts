import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppDeps } from "../../api/app-deps.js";
import { openApiFile } from "../../api/openapi-file.js";
import { problemCatalogue } from "../../api/problem-catalogue.js";
import { createRoutes } from "../../api/routes/routes.js";
import { startApp, type RunningApp } from "./support.js";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ mailbox: async () => [] });
});
afterAll(() => app.close());

interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
  security?: unknown[];
}
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

describe("the OpenAPI document", () => {
  it("lies in git as the schemas make it (otherwise run: node scripts/openapi.js)", () => {
    const stored = readFileSync(new URL("../../api/openapi.json", import.meta.url), "utf8");
    expect(stored === openApiFile()).toBe(true);
  });

  it("is served, is version 3.1 and holds every route, each with its own operation id and a problem answer", async () => {
    const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Document;
    expect(document.openapi).toMatch(/^3\.1\./);
    const routes = createRoutes({ mailbox: async () => [] } as unknown as AppDeps);
    const ids = new Set<string>();
    for (const route of routes) {
      const operation = document.paths[route.path]?.[route.method];
      expect(operation, `${route.method} ${route.path}`).toBeDefined();
      expect(Object.keys(operation?.responses ?? {})).toContain("default");
      expect(operation?.security?.length === 0).toBe(route.access === "public");
      ids.add(operation?.operationId ?? "");
    }
    expect(ids.size).toBe(routes.length);
  });
});

describe("the document and its pages", () => {
  const paths = ["/openapi.json", "/docs", "/docs/problems", "/docs/start.js", "/docs/swagger-ui.css"];

  it("take no parameter and no other method, as every other path", async () => {
    for (const path of paths) {
      expect((await fetch(`${app.url}${path}?x=1`)).status, path).toBe(400);
      const answer = await fetch(`${app.url}${path}`, { method: "POST" });
      expect([answer.status, answer.headers.get("allow")], path).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect((await fetch(`${app.url}${path}`, { method: "OPTIONS" })).status, path).toBe(204);
    }
  });

  it("hold schemas of the 2020-12 dialect only: a list of schemas is no `items`", () => {
    const lists: string[] = [];
    JSON.parse(openApiFile(), (key, value: unknown) => {
      if (key === "items" && Array.isArray(value)) lists.push(JSON.stringify(value));
      return value;
    });
    expect(lists).toEqual([]);
  });

  it("name every status that follows from a route's shape, each by one shared answer", async () => {
    const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Document & {
      components: { responses: Record<string, unknown> };
    };
    const statuses = (path: string, method: string): string[] =>
      Object.keys(document.paths[path]?.[method]?.responses ?? {});
    expect(statuses("/api/v1/responses", "post")).toEqual(
      ["202", "400", "401", "403", "409", "413", "415", "421", "422", "429", "431", "503", "default"].toSorted(),
    );
    expect(statuses("/api/v1/sources/{name}/events", "post")).toContain("401");
    expect(statuses("/api/v1/sources/{name}/events", "post")).not.toContain("403");
    expect(statuses("/api/v1/cases/{id}/actions/resolve", "post")).toEqual(
      expect.arrayContaining(["404", "409", "412"]),
    );
    for (const [, status] of JSON.stringify(document.paths).matchAll(/#\/components\/responses\/(\w+)/g))
      expect(document.components.responses).toHaveProperty(status ?? "");
    for (const path of ["/c/{token}", "/p/{token}", "/r/{token}", "/openapi.json", "/docs"])
      expect(document.paths, path).toHaveProperty([path]);
  });
});

describe("the reference", () => {
  it("shows the document with what lies on our own disk only", async () => {
    const page = await fetch(`${app.url}/docs`);
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    const assets = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(assets.length).toBeGreaterThan(3);
    for (const path of assets) {
      const asset = await fetch(`${app.url}${path}`);
      expect(asset.status, path).toBe(200);
      expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(20);
    }
  });

  it("explains every code, and errors point to it", async () => {
    const html = await (await fetch(`${app.url}/docs/problems`)).text();
    for (const code of Object.keys(problemCatalogue)) expect(html).toContain(`id="${code}"`);
    const { type, code } = (await (await fetch(`${app.url}/nothing`)).json()) as { type: string; code: string };
    expect(type).toBe(`/docs/problems#${code}`);
  });

  it("explains every refusal of the rules and of the routes", () => {
    const folders = ["../../domain", "../../usecases", "../../api"].map((path) => new URL(path, import.meta.url));
    const thrown = new Set<string>();
    for (const folder of folders)
      for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".ts"),
      ))
        for (const [, code = ""] of readFileSync(`${folder.pathname}/${file}`, "utf8").matchAll(
          /new (?:DomainError\(\s*"[a-z_]+"|Problem\(\s*\d{3}),\s*"([a-z-]+)"/g,
        ))
          thrown.add(code);
    expect(thrown.size).toBeGreaterThan(40);
    // Turned into another problem before they leave, or only where a defect of ours let them through.
    const inner = [
      "stale-case",
      "stale-setting",
      "survey-invalid",
      "calendar-invalid",
      "unknown-zone",
      "instant-out-of-range",
    ];
    expect([...thrown].filter((code) => problemCatalogue[code] === undefined && !inner.includes(code))).toEqual([]);
  });

  it("the root page leads to what there is", async () => {
    const html = await (await fetch(app.url)).text();
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(links).toContain("/docs");
    expect(links).toContain("/dev/mailbox");
    for (const path of links) expect((await fetch(`${app.url}${path}`)).status, path).toBe(200);
  });
});

describe("the mailbox", () => {
  it("shows mails without letting them act", async () => {
    const mail = {
      id: "1",
      receivedAt: "2026-01-01T00:00:00.000Z",
      from: "a@x.test",
      to: ["b@x.test"],
      subject: "<script>alert(1)</script>",
      messageId: "<1@x>",
      headers: { "x-innerloop-notice": "assignment" },
      text: "</pre><script>alert(2)</script>",
      html: "<b>hi</b>",
    };
    const other = await startApp({ mailbox: async () => [mail] });
    const page = await fetch(`${other.url}/dev/mailbox`);
    expect(await page.text()).not.toContain("<script>");
    expect(page.headers.get("content-security-policy")).not.toContain("script-src");
    expect(await (await fetch(`${other.url}/dev/mailbox.json`)).json()).toEqual([mail]);
    await other.close();
    const bare = await startApp();
    expect((await fetch(`${bare.url}/dev/mailbox.json`)).status).toBe(404);
    await bare.close();
  });
});
