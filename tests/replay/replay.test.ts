import { historyFromJSON } from "@temporalio/common/lib/proto-utils.js";
import { Worker } from "@temporalio/worker";
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as workflows from "../../workflows/index.js";
import { stringsOf } from "../support/history.js";
import { quietRuntime, workflowBundle } from "../support/workflow-bundle.js";

interface StoredEvent {
  eventType: string;
  [attributes: string]: unknown;
}
interface StoredHistory {
  events: StoredEvent[];
}

const folder = new URL("histories/", import.meta.url);
const stored = readdirSync(folder).map((file) => ({
  file,
  history: JSON.parse(readFileSync(new URL(file, folder), "utf8")) as StoredHistory,
}));

beforeAll(quietRuntime);

/** The error of replaying a history with the workflows as they are; null when they still decide the same. */
async function replay(history: StoredHistory): Promise<Error | null> {
  const items = [{ workflowId: "replayed", history: historyFromJSON(structuredClone(history)) }];
  const options = { workflowBundle: await workflowBundle() };
  for await (const result of Worker.runReplayHistories(options, items)) return result.error ?? null;
  throw new Error("nothing was replayed");
}

/** A copy in which the events of one type were changed. */
function altered(name: string, change: (events: StoredEvent[]) => StoredEvent[]): StoredHistory {
  const original = stored.find(({ file }) => file.includes(name))!.history;
  return { events: change(structuredClone(original.events)) };
}

describe("stored histories", () => {
  test("there is at least one of every workflow", () => {
    for (const name of Object.keys(workflows)) {
      expect(stored.map(({ file }) => file.split(".")[0])).toContain(name);
    }
  });

  test.each(stored.map(({ file, history }) => [file, history] as const))("%s still replays", async (_file, history) => {
    expect(await replay(history)).toBeNull();
  });

  test("a history in which a timer never started does not replay", async () => {
    const history = altered("ladder", (events) =>
      events
        .filter(({ eventType }) => !/TIMER_(STARTED|FIRED)/.test(eventType))
        .map((event, n) => ({ ...event, eventId: String(n + 1) })),
    );
    expect(await replay(history)).toMatchObject({ name: "DeterminismViolationError" });
  });

  test("a history in which another activity ran does not replay", async () => {
    const history = altered(
      "deliverNotices.2026-11-first-mail",
      (events) =>
        JSON.parse(
          JSON.stringify(events).replaceAll('{"name":"deliver"}', '{"name":"somethingElse"}'),
        ) as StoredEvent[],
    );
    expect(await replay(history)).toMatchObject({ name: "DeterminismViolationError" });
  });
});

describe("what a history says", () => {
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
  const words: readonly RegExp[] = [
    // Ids, alone, as workflow ids, or as keys of the protocol.
    new RegExp(`^(case/|promoter/|passive/|notices/)?${id.source}$`),
    // A worker's own queue: its identity and a random part.
    /^test-[0-9a-f]{32}$/,
    // Instants, and summaries: a deadline's key, then its instant.
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    /^[a-z_]+(\/[a-z_0-9-]+)* due \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    /^waiting for news$/,
    // Deadline keys.
    /^(rung|verification|promise_due|thank|ask|nudge|notices)(\/[a-z_]+)*(\/[a-z0-9]+)*$/,
    // Names of ours.
    /^(followUpCase|invitePromoter|thankPassive|deliverNotices|follow-up|mail|test)$/,
    /^(nextDeadline|fireDeadline|nextJourneyStep|fireJourneyStep|nextDelivery|deliver)$/,
    /^(caseChanged|journeyChanged|noticesWaiting|caseId|responseId|recipientId|ended|waitMs|dueAt|label)$/,
    /^database-unavailable$/,
    // Words of Temporal and of its SDK.
    /^(encoding|json\/plain|binary\/plain|binary\/null|core_local_activity|data|result|type|seq|attempt|activity_id|activity_type)$/,
    /^(complete_time|original_schedule_time|backoff|nanos|seconds|TypeScriptSDK|temporal-typescript|\d+\.\d+\.\d+)$/,
    /^@temporalio\/worker@\d+\.\d+\.\d+(\+[0-9a-f]+)?$/,
    /^(\d+|vm:.*)$/,
  ];

  test.each(stored.map(({ file, history }) => [file, history] as const))(
    "%s holds ids, enums and instants only",
    (_file, history) => {
      const strings = [...stringsOf(historyFromJSON(structuredClone(history)))];
      expect(strings.length).toBeGreaterThan(5);
      expect(strings.filter((text) => !words.some((word) => word.test(text)))).toEqual([]);
    },
  );

  test("a customer's name in a history is found", () => {
    const history = altered("followUpCase.2026-11-first-handled", (events) => {
      const input = {
        metadata: { encoding: "anNvbi9wbGFpbg==" },
        data: Buffer.from('{"caseId":"Maija Korhonen"}').toString("base64"),
      };
      Object.assign(events[0]!["workflowExecutionStartedEventAttributes"] as object, { input: { payloads: [input] } });
      return events;
    });
    const strings = [...stringsOf(historyFromJSON(history))];
    expect(strings.filter((text) => !words.some((word) => word.test(text)))).toContain("Maija Korhonen");
  });
});
