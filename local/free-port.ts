import { createServer } from "node:net";

/**
 * A TCP port on the loopback address that nobody listens on at this moment: the first of `preferred` that is free,
 * else one the system picks. The port is released before the answer, so bind it soon; numbers already in `taken` are
 * never answered.
 */
export async function freePort(
  preferred: readonly (number | undefined)[] = [],
  taken: ReadonlySet<number> = new Set(),
): Promise<number> {
  for (const port of preferred) {
    if (port !== undefined && port > 0 && !taken.has(port) && (await bindOnce(port)) === port) return port;
  }
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await bindOnce(0);
    if (port !== undefined && !taken.has(port)) return port;
  }
  throw new Error("no free TCP port on 127.0.0.1");
}

async function bindOnce(port: number): Promise<number | undefined> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : undefined));
    });
  });
}
