import type { Client } from "@temporalio/client";
import proto from "@temporalio/proto";

type History = proto.temporal.api.history.v1.IHistory;

/** The history of a workflow's latest run, or of the run given. */
export async function fetchHistory(client: Client, workflowId: string, runId?: string): Promise<History> {
  return await client.workflow.getHandle(workflowId, runId).fetchHistory();
}

/** Types of a history's events in order, without the prefix (`TIMER_FIRED`). */
export function eventTypes(history: History): string[] {
  return (history.events ?? []).map((event) =>
    (proto.temporal.api.enums.v1.EventType[event.eventType ?? 0] ?? "").replace("EVENT_TYPE_", ""),
  );
}

/** A line per kind of event, for a failed count to explain itself. */
export function eventTally(history: History): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const type of eventTypes(history)) tally[type] = (tally[type] ?? 0) + 1;
  return tally;
}

/**
 * Every string a person could read out of a history: inputs, results, markers, timers, summaries, failures, ids.
 * Payloads are decoded; JSON in them is taken apart into its keys and strings.
 */
export function stringsOf(history: History): Set<string> {
  const strings = new Set<string>();
  for (const event of history.events ?? []) collect(event, strings);
  return strings;
}

/** Fields of the protocol whose keys are free text; all other names are the protocol's own. */
const maps = new Set(["metadata", "details", "fields", "indexedFields", "upsertedMemo", "queryResults"]);

function collect(value: unknown, into: Set<string>, isMap = false): void {
  if (typeof value === "string") {
    if (value !== "") into.add(value);
  } else if (value instanceof Uint8Array) {
    collectText(Buffer.from(value).toString("utf8"), into);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, into);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (isMap) into.add(key);
      collect(item, into, maps.has(key));
    }
  }
}

function collectText(text: string, into: Set<string>): void {
  try {
    collectJson(JSON.parse(text), into);
  } catch {
    if (text !== "") into.add(text);
  }
}

function collectJson(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) for (const item of value) collectJson(item, into);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      into.add(key);
      collectJson(item, into);
    }
  }
}
