import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the range that systems take for outgoing connections, so that nobody borrows a port while its server restarts. */
const range = { from: 20_000, to: 32_000 };

/**
 * A TCP port on the loopback address that nobody listens on at this moment: the first of `preferred` that is free,
 * else a random one. The port is released before the answer, so bind it soon; numbers in `taken` are never answered.
 */
export async function freePort(
  preferred: readonly (number | undefined)[] = [],
  taken: ReadonlySet<number> = new Set(),
): Promise<number> {
  for (const port of preferred) {
    if (port !== undefined && port > 0 && !taken.has(port) && (await isPortFree(port))) return port;
  }
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(range.from, range.to);
    if (!taken.has(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`no free TCP port from ${range.from} to ${range.to} on 127.0.0.1`);
}

/** Whether somebody could listen on this port of `host` now. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
