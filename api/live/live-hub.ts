/** Takes the announcements of all processes' transactions and tells each reader of this process what they may know. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem, retryLater } from "../problem.js";
import { extentOf } from "../../domain/rights.js";
import { readerKey, readLiveChange, type LiveSight, type LiveSights } from "../../usecases/live-changes.js";
import { actorOf } from "../auth/actor.js";
import { everything, isWorthTelling, mostCases, nothing, type LiveArea, type LiveChanges } from "./live-changes.js";
import { openLiveReader, type LiveCaller, type LiveReader } from "./live-reader.js";

/** What the hub runs on; every time is in ms and its default the production value. */
export interface LiveHubOptions {
  sights: LiveSights;
  log: { warn(fields: Record<string, unknown>, message: string): void };
  /** How long changes are gathered before they are told: a burst costs one query. Default 250. */
  gatherMs?: number;
  /** How often streams give a sign of life and sessions are looked at. Default 15,000. */
  beatEveryMs?: number;
  /** How long streams outlive the line to the database. Default 2,000. */
  blindMs?: number;
  /** Streams of this process, and of one caller. Defaults 1,000 and 30. */
  mostReaders?: number;
  mostPerCaller?: number;
}

/** The hub of a process. */
export interface LiveHub {
  /** An announcement arrived. */
  note: (payload: string) => void;
  /** Whether announcements arrive; streams end when they do not for a while, so that clients ask by themselves. */
  setListening: (isListening: boolean) => void;
  /**
   * Makes the answer a stream. Throws 503 `stream-unavailable` while nothing is heard or the process stops, 503 `overloaded`
   * and 429 `too-many-requests` beyond the limits.
   */
  open(request: IncomingMessage, response: ServerResponse, caller: LiveCaller): Promise<void>;
  /** Streams that are open. */
  count(): number;
  /** Ends every stream at once and takes no new one. */
  close(): void;
}

/** How long a batch waits that could not be told, in ms. */
const againMs = 1_000;

interface Batch {
  all: boolean;
  cases: Map<string, { rev: number; hasMoved: boolean }>;
  recipients: Set<string>;
  sessions: Set<string>;
  hasSettings: boolean;
  hasPromoters: boolean;
}

/** A hub that hears nothing yet. */
export function createLiveHub(options: LiveHubOptions): LiveHub {
  const { sights, log, gatherMs = 250, beatEveryMs = 15_000, blindMs = 2_000 } = options;
  const { mostReaders = 1_000, mostPerCaller = 30 } = options;
  const boot = randomBytes(6).toString("hex");
  const readers = new Set<LiveReader>();
  let opening = 0;
  let batch = emptyBatch();
  let isListening = false;
  let isClosed = false;
  let told = 0;
  let isTelling = false;
  let timer: NodeJS.Timeout | undefined;
  let blindTimer: NodeJS.Timeout | undefined;
  const eventId = (): string => `${boot}-${told}`;

  const schedule = (afterMs: number): void => {
    if (timer !== undefined || isTelling || isClosed || readers.size + opening === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      void tell();
    }, afterMs).unref();
  };

  async function tell(): Promise<void> {
    isTelling = true;
    let hasFailed = false;
    const now = batch;
    batch = emptyBatch();
    try {
      if (now.hasSettings || now.all) sights.forget();
      for (const reader of readers)
        if (now.sessions.has(reader.caller.sessionMark ?? "")) await endUnlessAllowed(reader);
      const sight = now.all ? null : await look(now);
      told += 1;
      for (const reader of readers) {
        const changes = sight === null ? everything : changesFor(reader, now, sight);
        if (isWorthTelling(changes)) reader.send(changes, eventId());
      }
    } catch (error) {
      // Nobody knows now who may hear what: it is told later.
      batch = together(now, batch);
      hasFailed = true;
      log.warn({ error: { name: error instanceof Error ? error.name : "unknown" } }, "live changes put off");
    }
    isTelling = false;
    if (isWorthLooking(batch)) schedule(hasFailed ? Math.max(gatherMs, againMs) : gatherMs);
  }

  async function look({ cases, recipients }: Batch): Promise<LiveSight> {
    if ((cases.size === 0 && recipients.size === 0) || readers.size === 0)
      return { casesOf: new Map(), noticed: new Set() };
    const actors = [...readers].map(({ caller: { principal } }) => actorOf(principal));
    return await sights.look(actors, [...cases.keys()], [...recipients]);
  }

  async function endUnlessAllowed(reader: LiveReader): Promise<void> {
    // Without an answer the stream stays; without a database it ends soon anyway.
    const may = await reader.caller.mayStillListen().catch(() => true);
    if (!may) reader.end();
  }

  const beats = setInterval(() => {
    for (const reader of readers) reader.beat();
    void (async () => {
      for (const reader of readers) await endUnlessAllowed(reader);
    })();
  }, beatEveryMs).unref();

  function endAll(): void {
    for (const reader of readers) reader.end();
    readers.clear();
    batch = emptyBatch();
  }

  return {
    count: () => readers.size,
    note(payload) {
      const change = readLiveChange(payload);
      if (change === null) return;
      if (change.kind === "settings") sights.forget();
      // Whoever comes later looks at everything anyway.
      if (readers.size + opening === 0) {
        told += 1;
        return;
      }
      if (change.kind === "case") {
        const before = batch.cases.get(change.id);
        batch.cases.set(change.id, {
          rev: Math.max(change.rev, before?.rev ?? 0),
          hasMoved: change.hasMoved || before?.hasMoved === true,
        });
        if (batch.cases.size > mostCases) batch.all = true;
      } else if (change.kind === "notice") batch.recipients.add(change.recipient);
      else if (change.kind === "session") batch.sessions.add(change.mark);
      else if (change.kind === "settings") batch.hasSettings = true;
      else batch.hasPromoters = true;
      schedule(gatherMs);
    },
    setListening(next) {
      isListening = next;
      clearTimeout(blindTimer);
      if (!next) blindTimer = setTimeout(endAll, blindMs).unref();
      else {
        told += 1;
        batch.all = readers.size + opening > 0;
        schedule(0);
      }
    },
    async open(request, response, caller) {
      const { principal } = caller;
      if (!isListening || isClosed)
        throw new Problem(503, "stream-unavailable", "Changes cannot be told now.", {
          headers: { "retry-after": "5" },
        });
      if (readers.size + opening >= mostReaders)
        throw retryLater(503, "overloaded", "Too many streams are open.", 30_000);
      const own = [...readers].filter(
        ({ caller: { principal: one } }) => one.kind === principal.kind && one.id === principal.id,
      );
      if (own.length >= mostPerCaller)
        throw retryLater(429, "too-many-requests", "This caller has too many streams open.", 30_000);
      const isUpToDate = request.headers["last-event-id"] === eventId() && !isWorthLooking(batch) && !isTelling;
      opening += 1;
      const reader = await openLiveReader(request, response, caller, (gone) => readers.delete(gone)).finally(() => {
        opening -= 1;
      });
      if (isClosed) return reader.end();
      if (response.destroyed) return;
      readers.add(reader);
      reader.send(isUpToDate ? nothing : everything, eventId());
    },
    close() {
      isClosed = true;
      clearInterval(beats);
      clearTimeout(timer);
      clearTimeout(blindTimer);
      endAll();
    },
  };
}

/** What one reader may know of a batch. */
function changesFor({ caller: { principal } }: LiveReader, batch: Batch, sight: LiveSight): LiveChanges {
  const areas = new Set<LiveArea>();
  const isKey = principal.kind === "key";
  const known = sight.casesOf.get(readerKey(principal));
  // Who came while the query ran sees nothing of this batch: their first event said that anything may have changed.
  const seen = known === undefined ? new Set<string>() : known;
  const cases = [...batch.cases].filter(([id]) => seen === null || seen.has(id)).map(([id, { rev }]) => ({ id, rev }));
  const hasMovedAway = [...batch.cases].some(([id, { hasMoved }]) => hasMoved && seen !== null && !seen.has(id));
  // That something has left somebody's sight is told without a name, to all who see cases at all.
  if (cases.length > 0 || (hasMovedAway && (isKey || extentOf("cases.read", principal.role) !== "none"))) {
    areas.add("views");
    areas.add("board");
  }
  if (batch.hasSettings) areas.add("settings");
  if (batch.hasPromoters && (isKey || extentOf("promoters.summary", principal.role) !== "none")) areas.add("promoters");
  if (!isKey && sight.noticed.has(principal.id)) areas.add("notices");
  return { all: false, cases, areas: [...areas] };
}

function together(a: Batch, b: Batch): Batch {
  const cases = new Map(a.cases);
  for (const [id, { rev, hasMoved }] of b.cases)
    cases.set(id, { rev, hasMoved: hasMoved || a.cases.get(id)?.hasMoved === true });
  return {
    all: a.all || b.all || cases.size > mostCases,
    cases,
    recipients: new Set([...a.recipients, ...b.recipients]),
    sessions: new Set([...a.sessions, ...b.sessions]),
    hasSettings: a.hasSettings || b.hasSettings,
    hasPromoters: a.hasPromoters || b.hasPromoters,
  };
}

function emptyBatch(): Batch {
  return {
    all: false,
    cases: new Map(),
    recipients: new Set(),
    sessions: new Set(),
    hasSettings: false,
    hasPromoters: false,
  };
}

function isWorthLooking({ all, cases, recipients, sessions, hasSettings, hasPromoters }: Batch): boolean {
  return all || cases.size > 0 || recipients.size > 0 || sessions.size > 0 || hasSettings || hasPromoters;
}
