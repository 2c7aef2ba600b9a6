/** Answers to what never becomes a request: broken heads, heads that are too large or too slow, CONNECT. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Problem, problemBody, problemMediaType } from "../problem.js";

const underWay = new WeakMap<Duplex, { request: IncomingMessage; response: ServerResponse }>();
const answered = new WeakSet<Duplex>();
/** How long a client may go on sending after its answer, so that it reads the answer before the connection is reset. */
const lingerMs = 1_000;

/** Remembers which answer a connection waits for, so that a late error does not write into the middle of it. */
export function noteRequest(request: IncomingMessage, response: ServerResponse): void {
  underWay.set(request.socket, { request, response });
}

/** Writes a problem document for a parser or timeout error and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  if (answered.has(socket)) return;
  answered.add(socket);
  const current = underWay.get(socket);
  const isMidAnswer = current !== undefined && current.response.headersSent && !current.response.writableFinished;
  const isAnsweredBeforeBody = current !== undefined && current.response.writableFinished && !current.request.complete;
  if (
    !socket.writable ||
    error.code === "ECONNRESET" ||
    error.code === "EPIPE" ||
    isMidAnswer ||
    isAnsweredBeforeBody
  ) {
    socket.destroy();
    return;
  }
  writeProblem(socket, problemOf(error.code));
}

/** CONNECT asks for a tunnel, which nothing here is. */
export function refuseConnect(_request: IncomingMessage, socket: Duplex): void {
  writeProblem(
    socket,
    new Problem(405, "method-not-allowed", "CONNECT is not served here.", { headers: { allow: "GET, HEAD" } }),
  );
}

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return new Problem(431, "headers-too-large", "The headers are larger than 12 KiB in all.");
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new Problem(408, "request-timeout", "Headers must arrive within 10 s and the body within 30 s.");
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return new Problem(413, "body-too-large", "The chunk extensions of the body are too large.");
    default:
      return new Problem(400, "malformed-request", "This is not a well-formed HTTP/1.1 request.");
  }
}

function writeProblem(socket: Duplex, problem: Problem): void {
  const body = Buffer.from(JSON.stringify(problemBody(problem)));
  const head = [
    `HTTP/1.1 ${problem.status} ${reasons[problem.status] ?? "Error"}`,
    `content-type: ${problemMediaType}`,
    `content-length: ${body.length}`,
    "cache-control: no-store",
    "x-content-type-options: nosniff",
    "connection: close",
    ...Object.entries(problem.headers).map(([name, value]) => `${name}: ${value}`),
  ].join("\r\n");
  socket.on("error", () => socket.destroy());
  socket.end(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]));
  socket.resume();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

const reasons: Record<number, string> = {
  400: "Bad Request",
  405: "Method Not Allowed",
  408: "Request Timeout",
  413: "Content Too Large",
  431: "Request Header Fields Too Large",
};
