/** The listening socket: limits on what a connection may cost, answers to what never becomes a request, and a clean stop (R11, R12). */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Lifecycle } from "./app-deps.js";
import { answerClientError, noteRequest, refuseConnect } from "./edge/client-error.js";

/** Limits of the server; every default is the production value. */
export interface HttpServerOptions {
  lifecycle: Lifecycle;
  /** Time for the head of a request. Default 10,000. */
  headersTimeoutMs?: number;
  /** Time for a whole request, body included. Default 30,000. */
  requestTimeoutMs?: number;
  /** How often both are checked. Default 2,000. */
  checkIntervalMs?: number;
  /** How long an idle connection is kept. Default 5,000. */
  keepAliveTimeoutMs?: number;
  /** Connections beyond this are closed at once. Default 4,096. */
  maxConnections?: number;
  /** How long {@link HttpServer.close} waits for requests under way. Default 20,000. */
  drainMs?: number;
}

/** A server that is not yet listening. */
export interface HttpServer {
  server: Server;
  /** Answers the port in use (the free one that was found for 0). Fails with the system's error, e.g. `EADDRINUSE`. */
  listen(port: number, host: string): Promise<number>;
  /** Turns readiness off, takes no new connection, lets requests end, then cuts what is left. Safe to call again. */
  close(): Promise<void>;
}

/**
 * Room for a head that is too large for us but still worth a proper answer: the limit of 12 KiB is checked by the
 * application, which sees names and separators too; whatever is larger still is answered on the socket.
 */
const parserHeadBytes = 32 * 1024;

/** Puts an application behind a guarded socket. */
export function createHttpServer(app: RequestListener, options: HttpServerOptions): HttpServer {
  const server = createServer({
    maxHeaderSize: parserHeadBytes,
    headersTimeout: options.headersTimeoutMs ?? 10_000,
    requestTimeout: options.requestTimeoutMs ?? 30_000,
    connectionsCheckingInterval: options.checkIntervalMs ?? 2_000,
    keepAliveTimeout: options.keepAliveTimeoutMs ?? 5_000,
    // The guard answers a missing Host itself, with a problem document.
    requireHostHeader: false,
    insecureHTTPParser: false,
  });
  server.maxConnections = options.maxConnections ?? 4_096;
  // Headers beyond a count are dropped without a word; the size limit bounds them instead.
  server.maxHeadersCount = 0;
  server.on("request", (request, response) => {
    noteRequest(request, response);
    app(request, response);
  });
  // The body reader sends `100 Continue` when somebody wants the body.
  server.on("checkContinue", (request, response) => {
    noteRequest(request, response);
    app(request, response);
  });
  server.on("checkExpectation", (request, response) => {
    noteRequest(request, response);
    app(request, response);
  });
  server.on("clientError", answerClientError);
  server.on("connect", refuseConnect);
  return {
    server,
    listen: (port, host) => listen(server, port, host),
    close: () => close(server, options),
  };
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server, options: HttpServerOptions): Promise<void> {
  options.lifecycle.isDraining = true;
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Connections that were busy a moment ago fall idle one by one.
  const sweep = setInterval(() => server.closeIdleConnections(), 250);
  const cut = setTimeout(() => server.closeAllConnections(), options.drainMs ?? 20_000);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
