// The socket below a line, TLS included. The driver could upgrade to TLS itself, but then nobody holds the socket that
// must be cut: cutting the one below it ends the process with a write error.
import { readFileSync } from "node:fs";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions as TlsOptions } from "node:tls";

/** Where the driver wants to go; `path` is a Unix socket. */
export interface DialTarget {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path: string | false;
}

/** What the address says about TLS, and the address without it. */
export interface TlsChoice {
  /** The address for the driver. */
  readonly url: string;
  /** `prefer` takes what the server has, `require` insists; without it the line is plain. */
  readonly mode: "disable" | "prefer" | "require";
  readonly options: TlsOptions;
}

/** The line could not be opened, or is no more. `code` is in the driver's style. */
export class ConnectionFailedError extends Error {
  override readonly name = "ConnectionFailedError";
  constructor(readonly code: "CONNECT_TIMEOUT" | "CONNECTION_CLOSED" | "CONNECTION_WITHOUT_TLS") {
    super(code);
  }
}

/**
 * Reads `sslmode` (or `ssl`) and `sslrootcert` (a file) from a database address, as libpq means them: `prefer` and
 * `require` encrypt without checking who answers, `verify-ca` checks the certificate, `verify-full` its name too.
 * Default `disable`. Throws when the certificate file cannot be read.
 */
export function tlsChoiceOf(address: string): TlsChoice {
  const [base = "", query = ""] = address.split("?", 2);
  const words = new URLSearchParams(query);
  const wanted = words.get("sslmode") ?? words.get("ssl") ?? "disable";
  const rootFile = words.get("sslrootcert");
  for (const word of ["sslmode", "ssl", "sslrootcert"]) words.delete(word);
  const url = words.size === 0 ? base : `${base}?${words.toString()}`;
  const trusted = rootFile === null || rootFile === "system" ? {} : { ca: readFileSync(rootFile) };
  switch (wanted) {
    case "disable":
    case "false":
      return { url, mode: "disable", options: {} };
    case "allow":
    case "prefer":
      return { url, mode: "prefer", options: { rejectUnauthorized: false } };
    case "require":
      return { url, mode: "require", options: rootFile === null ? { rejectUnauthorized: false } : anyName(trusted) };
    case "verify-ca":
      return { url, mode: "require", options: anyName(trusted) };
    default:
      return { url, mode: "require", options: trusted };
  }
}

function anyName(options: TlsOptions): TlsOptions {
  return { ...options, checkServerIdentity: () => undefined };
}

/** The message that asks a server for TLS. Source: PostgreSQL manual, "SSL Session Encryption". */
const askForTls = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const tlsGranted = 0x53;

/**
 * Connects to `target`. Every socket made is told to `hold` at once, the outermost last: destroying that one ends all,
 * at any moment. Has no time-out of its own.
 */
export async function dial(target: DialTarget, tls: TlsChoice, hold: (socket: Socket) => void): Promise<Socket> {
  const [host = "localhost"] = target.host;
  const socket = target.path
    ? connect(target.path)
    : connect({ host, port: target.port[0] ?? 5432, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 });
  hold(socket);
  await happened(socket, "connect");
  if (tls.mode === "disable" || target.path) return socket;

  socket.write(askForTls);
  const [answer] = await happened<[Buffer]>(socket, "data");
  if (answer[0] !== tlsGranted) {
    if (tls.mode === "prefer") return socket;
    throw new ConnectionFailedError("CONNECTION_WITHOUT_TLS");
  }
  const secured = connectTls({ ...tls.options, socket, ...(isIP(host) === 0 ? { servername: host } : { host }) });
  hold(secured);
  await happened(secured, "secureConnect");
  return secured;
}

/** Resolves with the arguments of the next `event`; rejects if the socket fails or closes before. */
async function happened<A extends unknown[]>(socket: Socket, event: string): Promise<A> {
  return await new Promise<A>((resolve, reject) => {
    const onEvent = (...args: unknown[]): void => {
      settle();
      resolve(args as A);
    };
    const onClose = (): void => {
      settle();
      reject(new ConnectionFailedError("CONNECTION_CLOSED"));
    };
    const settle = (): void => {
      socket.off(event, onEvent).off("error", reject).off("close", onClose);
    };
    socket.once(event, onEvent).on("error", reject).once("close", onClose);
  });
}
