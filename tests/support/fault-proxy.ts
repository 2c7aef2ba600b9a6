// A TCP proxy that misbehaves on command: between our processes and Postgres, Temporal, SMTP or a webhook.
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/**
 * `forward`: bytes pass. `pause`: connections are accepted and nothing passes, until `forward` lets everything through
 * (a stopped peer). `blackhole`: connections are accepted and every byte is thrown away for good; a connection that lost
 * bytes stays silent afterwards. `accept-then-close`: new connections are accepted and closed at once.
 */
export type FaultMode = "forward" | "pause" | "blackhole" | "accept-then-close";

/** A proxy to one address. */
export interface FaultProxy {
  readonly host: string;
  readonly port: number;
  /** `original` with the proxy's address in it. */
  url(original: string): string;
  setMode(mode: FaultMode): void;
  /** Delay of every byte, one way, in ms. Default 0. */
  setLatency(latencyMs: number): void;
  /** Ends all connections with a reset. */
  reset(): void;
  /** Stops or starts listening: connecting is refused meanwhile. Connections that are open stay. */
  setListening(on: boolean): Promise<void>;
  /** When each connection was accepted, in ms of `performance.now()`. */
  readonly acceptedAt: readonly number[];
  openConnections(): number;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  /** Bytes were thrown away: the stream makes no sense any more. */
  lossy: boolean;
}

/** Starts a proxy on a free loopback port to `target`. */
export async function startFaultProxy(target: { host: string; port: number }): Promise<FaultProxy> {
  let mode: FaultMode = "forward";
  let latencyMs = 0;
  const pairs = new Set<Pair>();
  const acceptedAt: number[] = [];

  const server: Server = createServer({ noDelay: true }, (near) => {
    acceptedAt.push(performance.now());
    near.on("error", () => undefined);
    if (mode === "accept-then-close") {
      // A plain end of stream: with a reset the peer would know that something is wrong.
      near.resume();
      near.end();
      return;
    }
    const far = connect({ ...target, noDelay: true }).on("error", () => undefined);
    const pair: Pair = { near, far, lossy: false };
    pairs.add(pair);
    carry(pair, near, far);
    carry(pair, far, near);
    near.on("close", () => {
      pairs.delete(pair);
      far.destroy();
    });
    far.on("close", () => {
      if (!pair.lossy) near.destroy();
    });
    if (mode === "pause") stop(pair);
  });

  function carry(pair: Pair, from: Socket, to: Socket): void {
    from.on("data", (bytes) => {
      if (mode === "blackhole") pair.lossy = true;
      if (pair.lossy) return;
      if (latencyMs === 0) to.write(bytes);
      else setTimeout(() => to.write(bytes), latencyMs);
    });
    from.on("end", () => {
      if (!pair.lossy) to.end();
    });
  }

  function stop(pair: Pair): void {
    pair.near.pause();
    pair.far.pause();
  }

  async function listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  }
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    host: "127.0.0.1",
    port,
    url: (original) => {
      const address = new URL(original);
      address.host = `127.0.0.1:${port}`;
      return address.href;
    },
    setMode: (next) => {
      mode = next;
      for (const pair of pairs) {
        if (mode === "pause") stop(pair);
        else {
          pair.near.resume();
          pair.far.resume();
        }
      }
    },
    setLatency: (ms) => {
      latencyMs = ms;
    },
    reset: () => {
      for (const { near, far } of pairs) {
        near.resetAndDestroy();
        far.destroy();
      }
    },
    setListening: async (on) => {
      if (on) await listen(port);
      // Not awaited to the end: `close` would wait for the connections that are to stay.
      else server.close();
    },
    acceptedAt,
    openConnections: () => pairs.size,
    close: async () => {
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Starts a proxy to the host and port of a Postgres (or any) URL. */
export async function startFaultProxyFor(url: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(url);
  return await startFaultProxy({ host: hostname, port: Number(port) });
}
