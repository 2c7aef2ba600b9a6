/** The page that explains error codes; every problem's `type` points to one of its anchors. */
import { problemCatalogue } from "../problem-catalogue.js";
import { escapeHtml } from "./html.js";

/** The whole page. */
export function problemsPage(): string {
  const rows = Object.entries(problemCatalogue)
    .map(
      ([code, { status, title, meaning }]) =>
        `<tr id="${escapeHtml(code)}"><td><code>${escapeHtml(code)}</code></td><td>${status}</td><td>${escapeHtml(title)}</td><td>${escapeHtml(meaning)}</td></tr>`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>innerloop: error codes</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><h1>Error codes</h1>
<p>Errors are <code>application/problem+json</code>. <code>code</code> is stable; entries of <code>errors</code> name the field, parameter or header.</p>
<table><thead><tr><th>code</th><th>status</th><th>title</th><th>meaning</th></tr></thead><tbody>
${rows}
</tbody></table><p><a href="/docs">Reference</a></p></body></html>`;
}
