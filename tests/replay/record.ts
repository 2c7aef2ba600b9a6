/**
 * Makes the stored histories anew: `npx tsx tests/replay/record.ts`. They are the workflows as they are now, so run it only
 * for a new workflow, or a new change id; an old history stays as it is for as long as such workflows may be running.
 */
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import { writeFileSync } from "node:fs";
import {
  climbs,
  handledInTime,
  heldBack,
  liveOut,
  oneMail,
  passive,
  promoter,
  promoterCutShort,
  waitsForNews,
  withDeadDatabase,
  type ScriptedLife,
} from "../support/scripted-lives.js";
import { startDevServer } from "../support/temporal.js";
import { quietRuntime } from "../support/workflow-bundle.js";

/** By file name: `<workflow type>.<change id>-<what happens>`. */
const lives: Readonly<Record<string, () => ScriptedLife>> = {
  "followUpCase.2026-11-first-handled": handledInTime,
  "followUpCase.2026-11-first-ladder": () => climbs(4),
  "followUpCase.2026-11-first-news": waitsForNews,
  "followUpCase.2026-11-first-dead-database": () => withDeadDatabase(climbs(2), "fireDeadline", 3),
  "invitePromoter.2026-11-first-asked": promoter,
  "invitePromoter.2026-11-first-cut-short": promoterCutShort,
  "thankPassive.2026-11-first-thanked": passive,
  "deliverNotices.2026-11-first-mail": oneMail,
  "deliverNotices.2026-11-first-held-back": heldBack,
};

quietRuntime();
const env = await startDevServer(["--dynamic-config-value", "limit.historyCount.suggestContinueAsNew=30"]);
try {
  const all = { ...lives, "followUpCase.2026-11-first-continued": () => climbs(12) };
  for (const [name, life] of Object.entries(all)) {
    const history = await liveOut(env, life());
    const file = new URL(`histories/${name}.json`, import.meta.url);
    // Who asked is a machine's name, which says nothing and belongs in no file.
    const json = historyToJSON(history).replaceAll(/"identity": "[^"]*"/g, '"identity": "test"');
    writeFileSync(file, `${JSON.stringify(JSON.parse(json), null, 1)}\n`);
    console.log(`${name}: ${history.events?.length} events`);
  }
} finally {
  await env.teardown();
}
process.exit(0);
