// `GET /metrics` on a port of its own: what it tells is for operators, so it never stands behind the public address.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A running endpoint. */
export interface MetricsEndpoint {
  readonly port: number;
  stop(): Promise<void>;
}

/** Media type of Prometheus' text format. */
const mediaType = "text/plain; version=0.0.4; charset=utf-8";

/** Serves what `collect` answers; a failed collection is 503, everything but `GET /metrics` 404. */
export async function serveMetrics(options: {
  host: string;
  port: number;
  collect: () => Promise<string>;
}): Promise<MetricsEndpoint> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    options.collect().then(
      (text) => response.writeHead(200, { "content-type": mediaType }).end(text),
      () => response.writeHead(503, { "retry-after": "1" }).end(),
    );
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP listener
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: async () =>
      await new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
