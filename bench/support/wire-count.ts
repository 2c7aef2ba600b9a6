/** A line to Postgres that counts what is said on it: any driver, any product, nothing of them changed. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** What went to the server since the last look. A transaction's begin and commit are statements too. */
export interface WireCounts {
  /** Executions: simple queries and Execute messages. */
  statements: number;
  /** Times somebody began to wait for an answer: what is sent together costs one. */
  roundTrips: number;
  /** Statements the server had to parse anew. */
  parses: number;
}

/** A counting way to a database. */
export interface CountedDatabase {
  /** The same database by way of the counter. */
  url: string;
  /** Counts since the last call. */
  take(): WireCounts;
  close(): Promise<void>;
}

/** Opens a way to the database behind `url` (without TLS) that counts. */
export async function countWire(url: string): Promise<CountedDatabase> {
  const target = new URL(url);
  let counts = nothing();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true).on("error", () => undefined);
      sockets.add(socket.on("close", () => sockets.delete(socket)));
    }
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    /** Answers the client still waits for. */
    let open = 0;
    const said = messagesOf({ hasStartup: true }, (type) => {
      if (type === "Q" || type === "E") counts.statements += 1;
      if (type === "P") counts.parses += 1;
      if (type !== "Q" && type !== "S") return;
      open += 1;
    });
    const answered = messagesOf({ hasStartup: false }, (type) => {
      if (type === "Z") open = Math.max(0, open - 1);
    });
    client.on("data", (bytes) => {
      const wasIdle = open === 0;
      said(bytes);
      if (wasIdle && open > 0) counts.roundTrips += 1;
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      answered(bytes);
      client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = new URL(url);
  address.hostname = "127.0.0.1";
  address.port = String((server.address() as AddressInfo).port);
  return {
    url: address.href,
    take: () => {
      const taken = counts;
      counts = nothing();
      return taken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function nothing(): WireCounts {
  return { statements: 0, roundTrips: 0, parses: 0 };
}

/** Takes a stream apart into messages of the protocol (type, length, body) and tells their types. */
function messagesOf({ hasStartup }: { hasStartup: boolean }, tell: (type: string) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = !hasStartup;
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    for (;;) {
      // The first message has no type.
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      if (isStarted) tell(String.fromCharCode(rest[0] ?? 0));
      isStarted = true;
      rest = rest.subarray(length);
    }
  };
}
