/** One open stream: what it has been told, what still waits because its reader is slow, and its end. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createSession } from "better-sse";
import type { Principal } from "../auth/principal.js";
import { isWorthTelling, merged, nothing, type LiveChanges } from "./live-changes.js";

/** Who listens, and how the hub finds out that they no longer may. */
export interface LiveCaller {
  principal: Principal;
  /** How the end of their session is announced; null for keys. */
  sessionMark: string | null;
  /** Asked now and then, and when their session was ended; throws when that cannot be known now. */
  mayStillListen: () => Promise<boolean>;
}

/** A stream as the hub sees it. */
export interface LiveReader {
  readonly caller: LiveCaller;
  /** Sends changes; while the reader takes nothing they are merged, so that a slow one costs no memory. */
  send(changes: LiveChanges, id: string): void;
  /** A sign of life; cuts a reader that has taken nothing since the last one. */
  beat(): void;
  /** Ends the stream; the client may come again. */
  end(): void;
}

/** After how long a client comes again when a stream ends, in ms; part of the stream itself. */
const comeAgainMs = 2_000;

/** How long a reader may take for what is still under way to it at the end, in ms. */
const lingerMs = 1_000;

/** Opens the stream on an answer that has not begun; `onEnd` is called once, whoever ended it. */
export async function openLiveReader(
  request: IncomingMessage,
  response: ServerResponse,
  caller: LiveCaller,
  onEnd: (reader: LiveReader) => void,
): Promise<LiveReader> {
  const session = await createSession(request, response, {
    keepAlive: null,
    retry: comeAgainMs,
    trustClientEventId: false,
  });
  let waiting: { changes: LiveChanges; id: string } | null = null;
  let isStuck = false;
  const isOpen = (): boolean => !response.destroyed && !response.writableEnded;
  const push = (changes: LiveChanges, id: string): void => {
    // A session that has heard of the end before the answer has refuses with an error.
    if (session.isConnected) session.push(changes, "changes", id);
    else response.destroy();
  };
  const reader: LiveReader = {
    caller,
    send(changes, id) {
      if (!isOpen()) return;
      if (response.writableNeedDrain) waiting = { changes: merged(waiting?.changes ?? nothing, changes), id };
      else push(changes, id);
    },
    beat() {
      if (!isOpen()) return;
      if (response.writableNeedDrain && isStuck) response.destroy();
      isStuck = response.writableNeedDrain;
      if (!isStuck && session.isConnected) void session.batch((buffer) => void buffer.comment().dispatch());
    },
    end: () => {
      response.end();
      // One that takes nothing would hold up the end of the process.
      setTimeout(() => response.destroy(), lingerMs).unref();
    },
  };
  response.on("drain", () => {
    const told = waiting;
    waiting = null;
    isStuck = false;
    if (told !== null && isOpen() && isWorthTelling(told.changes)) push(told.changes, told.id);
  });
  response.once("close", () => onEnd(reader));
  // It may have gone before anybody listened.
  if (!isOpen()) onEnd(reader);
  return reader;
}
