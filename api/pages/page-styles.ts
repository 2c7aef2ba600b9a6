/** The one style sheet of the customer pages, inline and allowed by its hash, so that a page is a single answer without further requests. */
import { createHash } from "node:crypto";
import { dark, light, type Palette } from "../../messages/palette.js";

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");
}

/** CSS of every customer page; 360 px first. */
export const pageCss = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 Inter,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.top,main,.bottom{max-width:600px;margin:0 auto;padding:16px}
.top{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:center}
.brand{margin:0;font-weight:600}
.languages{display:flex;gap:4px}
.languages a{padding:0 10px;min-width:44px;min-height:44px;display:inline-flex;align-items:center;justify-content:center;border-radius:6px}
.languages a[aria-current]{color:var(--text);font-weight:600;text-decoration:none;background:var(--card);border:1px solid var(--border)}
a{color:var(--link)}
.card{background:var(--card);border:1px solid var(--border);border-radius:6px;padding:20px 16px;margin:0 0 16px}
h1{font-size:20px;line-height:1.4;margin:0 0 12px}
h2{font-size:16px;line-height:1.4;margin:0 0 8px}
p{margin:0 0 12px}
form{margin:0 0 16px}
.card>:last-child,.card form>:last-child{margin-bottom:0}
.hint{color:var(--muted);font-size:14px}
.note{border-radius:6px;padding:12px;border:1px solid currentColor}
.note.good{background:var(--doneTint);color:var(--done)}
.note.bad{background:var(--lateTint);color:var(--late)}
.stages{list-style:none;margin:0 0 16px;padding:0}
.stages li{display:flex;gap:12px;align-items:flex-start;padding:8px 0}
.stages li+li{border-top:1px solid var(--border)}
.mark{flex:none;width:28px;height:28px;border-radius:50%;display:inline-flex;align-items:center;justify-content:center;border:2px solid var(--control);font-size:14px;font-weight:600}
.done .mark{background:var(--doneTint);color:var(--done);border-color:currentColor}
.now .mark{background:var(--action);color:var(--onAction);border-color:var(--action)}
.stage{font-weight:600;display:block}
.next .stage{font-weight:400}
.when{color:var(--muted);font-size:14px}
label,.label{display:block;font-weight:600;margin:0 0 4px}
textarea,input[type=text]{width:100%;font:inherit;color:var(--text);background:var(--card);border:1px solid var(--control);border-radius:6px;padding:10px 12px;margin:0 0 12px}
textarea{min-height:96px;resize:vertical}
fieldset{border:0;margin:0 0 16px;padding:0}
.check{display:flex;gap:12px;align-items:flex-start;min-height:44px;padding:8px 0;font-weight:400;margin:0}
.check input{flex:none;width:24px;height:24px;margin:0;accent-color:var(--action)}
.check .hint{display:block}
.buttons{display:flex;flex-wrap:wrap;gap:12px;margin:0 0 12px}
button,.button{flex:1 1 100%;min-height:48px;font:inherit;font-weight:600;border-radius:6px;padding:10px 20px;cursor:pointer;text-align:center;text-decoration:none;display:inline-block;background:var(--card);color:var(--text);border:1px solid var(--control)}
button.main,.button.main{background:var(--action);color:var(--onAction);border-color:var(--action)}
button:hover,.button:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.qr{display:block;width:min(220px,100%);height:auto;border:1px solid var(--border);border-radius:6px}
.bottom{color:var(--muted);font-size:14px}
.bottom p{margin:0 0 4px}
.bottom a{display:inline-block;padding:4px 0}
@media (min-width:480px){.top,main,.bottom{padding:20px}.card{padding:28px 32px}.buttons>*{flex:1 1 auto}}
`;

/** Source expression that allows {@link pageCss} and no other style. */
export const pageCssSource = `'sha256-${createHash("sha256").update(pageCss).digest("base64")}'`;

/** Content-Security-Policy of the customer pages: no script, no image, no request to anybody, forms only to ourselves. */
export const pageContentPolicy = `default-src 'none'; style-src ${pageCssSource}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
