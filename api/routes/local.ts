/** The root page, and the mails of the local sink. */
import type { AppDeps, MailboxItem } from "../app-deps.js";
import { escapeHtml } from "../docs/html.js";
import { createMailboxJson } from "../mailbox-json.js";
import { defineRoute, type Route } from "../route.js";
import { z } from "../schemas/zod.js";

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const style =
  ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;background:light-dark(#f8fafc,#0f1620);color:light-dark(#0f172a,#e2e8f0)}" +
  "a{color:light-dark(#0b6257,#6cc4b4)}details{margin:0 0 .5rem;border:1px solid light-dark(#cbd5e1,#3a485c);border-radius:6px;background:light-dark(#fff,#151d29)}" +
  "summary{padding:.6rem .8rem;cursor:pointer;overflow-wrap:anywhere}small{display:block;color:light-dark(#475569,#a8b6ca)}pre{margin:0;padding:.8rem;border-top:1px solid light-dark(#cbd5e1,#3a485c);white-space:pre-wrap;overflow-wrap:anywhere}";
const mail = z
  .object({
    id: z.string(),
    receivedAt: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    messageId: z.string(),
    headers: z.record(z.string(), z.string()),
    text: z.string(),
    html: z.string(),
  })
  .openapi("MailboxItem");

/** `/` always; `/dev/mailbox` and `/dev/mailbox.json` where there is a sink. */
export function localRoutes(deps: AppDeps): readonly Route[] {
  const { mailbox } = deps;
  const root = defineRoute({
    method: "get",
    path: "/",
    tag: "Local",
    summary: "What runs here and where to look",
    access: "public",
    responses: { 200: { description: "A page.", mediaType: "text/html" } },
    handler: () => ({
      status: 200,
      html: rootPage(mailbox !== undefined),
      headers: { "content-security-policy": pagePolicy },
    }),
  });
  if (mailbox === undefined) return [root];
  const mailboxJson = createMailboxJson(mailbox);
  return [
    root,
    defineRoute({
      method: "get",
      path: "/dev/mailbox",
      tag: "Local",
      summary: "The mails of the local sink, as a page",
      access: "public",
      responses: { 200: { description: "A page.", mediaType: "text/html" } },
      handler: async () => ({
        status: 200,
        html: mailboxPage((await mailbox()).slice(0, 200)),
        headers: { "content-security-policy": pagePolicy },
      }),
    }),
    defineRoute({
      method: "get",
      path: "/dev/mailbox.json",
      tag: "Local",
      summary: "The mails of the local sink, newest first",
      access: "public",
      responses: { 200: { description: "Mails, newest first.", schema: z.array(mail) } },
      handler: async () => ({ status: 200, jsonBytes: await mailboxJson() }),
    }),
  ];
}

function rootPage(hasMailbox: boolean): string {
  const links = [
    ["/docs", "API reference"],
    ["/docs/problems", "Error codes"],
    ["/openapi.json", "OpenAPI document"],
    ["/readyz", "Health"],
    ...(hasMailbox ? [["/dev/mailbox", "Mails of the local sink"]] : []),
  ];
  const items = links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join("");
  return frame(
    "innerloop",
    `<p>innerloop is running. Every answer gets a decision; every unhappy customer gets a person, on time.</p><ul>${items}</ul>`,
  );
}

function mailboxPage(mails: readonly MailboxItem[]): string {
  const rows = mails.map(
    (item) =>
      `<details><summary><b>${escapeHtml(item.subject)}</b><small>to ${escapeHtml(item.to.join(", "))}, <time datetime="${escapeHtml(item.receivedAt)}">${escapeHtml(readable(item.receivedAt))}</time></small></summary><pre>${escapeHtml(item.text)}</pre></details>`,
  );
  return frame(
    "Mailbox",
    `<p>${mails.length} newest mails. As data: <a href="/dev/mailbox.json">/dev/mailbox.json</a></p>${rows.join("\n")}`,
  );
}

/** An ISO 8601 instant to the second, as people read it; the zone stays UTC. */
function readable(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

function frame(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body><h1>${title}</h1>${body}</body></html>`;
}
