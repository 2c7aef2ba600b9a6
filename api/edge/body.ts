/** Reading a request body: bounded in size, in time (the server's request timeout) and in memory over all requests. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem, retryLater } from "../problem.js";

/** Largest body taken, in bytes. */
export const maxBodyBytes = 1024 * 1024;
/** What a client may still send after a 413, so that it gets to read the answer. */
const maxDiscardedBytes = 64 * 1024 * 1024;
/** Bytes of unfinished bodies held by this process at once. */
const maxBufferedBytes = 128 * 1024 * 1024;

let bufferedBytes = 0;

/**
 * The whole body, empty when there is none.
 * @throws Problem 413 `body-too-large`; 503 `overloaded` when too many bodies are being received;
 * 400 `incomplete-body` when the client goes away.
 */
export async function readBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer> {
  const announced = request.headers["content-length"];
  if (announced !== undefined && Number(announced) > maxBodyBytes) {
    discard(request);
    throw tooLarge();
  }
  if (request.headers.expect !== undefined) response.writeContinue();
  return await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (): void => {
      bufferedBytes -= size;
      request.off("data", onData).off("end", onEnd).off("error", onGone).off("close", onGone);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      bufferedBytes += chunk.length;
      const isTooLarge = size > maxBodyBytes;
      if (!isTooLarge && bufferedBytes <= maxBufferedBytes) {
        chunks.push(chunk);
        return;
      }
      settle();
      discard(request);
      reject(isTooLarge ? tooLarge() : retryLater(503, "overloaded", "Too many requests are being received.", 1_000));
    };
    const onEnd = (): void => {
      settle();
      resolve(Buffer.concat(chunks));
    };
    const onGone = (): void => {
      settle();
      reject(new Problem(400, "incomplete-body", "The body ended before its announced length."));
    };
    request.on("data", onData).on("end", onEnd).on("error", onGone).on("close", onGone);
  });
}

/** Takes and drops what still comes, up to a bound, so that the answer is read before the connection closes. */
function discard(request: IncomingMessage): void {
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxDiscardedBytes) request.socket.destroy();
  });
  request.on("error", () => undefined);
  request.resume();
}

function tooLarge(): Problem {
  return new Problem(413, "body-too-large", "The body is larger than 1 MiB.");
}
