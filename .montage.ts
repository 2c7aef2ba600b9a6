import { readFileSync } from "node:fs";
import { launchChromium } from "/tmp/wt-admin/tests/support/chromium.js";
const [out, width, ...files] = process.argv.slice(2);
const b = await launchChromium();
const p = await b.newPage({ viewport: { width: 1600, height: 900 } });
await p.setContent(
  `<body style="margin:0;display:flex;align-items:flex-start;gap:8px;background:#888">${files.map((f) => `<img style="width:${width}px" src="data:image/png;base64,${readFileSync("/tmp/wa/shots/" + f + ".png").toString("base64")}">`).join("")}</body>`,
);
await p.waitForTimeout(300);
await p.screenshot({ path: out!, fullPage: true });
await b.close();
