/** A mail server that does exactly what a test tells it, so that every way a conversation can break is met on purpose. */
import { createServer, type Server, type Socket } from "node:net";

/** What the server does at one point: say a line, hang up, or say nothing at all. */
export type Move = string | { does: "drop" } | { does: "silence" } | { does: "drip"; everyMs: number };

/** The points of a conversation; what is left out goes well. `stored` = after the whole message has been taken in. */
export interface Script {
  greeting?: Move;
  ehlo?: Move;
  mail?: Move;
  rcpt?: Move;
  data?: Move;
  stored?: Move;
  /** Hang up after this many mails of one connection. */
  hangUpAfter?: number;
  pipelining?: boolean;
}

/** A running scripted server and what it has seen. */
export interface ScriptedSmtp {
  url: string;
  port: number;
  /** Messages whose final dot arrived, dots unstuffed. */
  messages: string[];
  envelopes: { from: string; to: string[] }[];
  connections: number;
  /** Resolves when the next message is complete. */
  nextMessage(): Promise<void>;
  setScript(script: Script): void;
  close(): Promise<void>;
}

export const drop: Move = { does: "drop" };
export const silence: Move = { does: "silence" };

function play(socket: Socket, move: Move): void {
  if (typeof move === "string") {
    socket.write(`${move}\r\n`);
  } else if (move.does === "drop") {
    socket.destroy();
  } else if (move.does === "drip") {
    // One continuation byte after another: never silent, never done.
    const timer = setInterval(() => socket.write("2"), move.everyMs);
    socket.on("close", () => clearInterval(timer));
  }
}

function converse(socket: Socket, server: ScriptedSmtp, script: () => Script, arrived: () => void): void {
  let buffer = "";
  let isReading = false;
  let mails = 0;
  let envelope = { from: "", to: [] as string[] };
  socket.on("error", () => undefined);
  play(socket, script().greeting ?? "220 scripted ESMTP");

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") {
      play(socket, script().ehlo ?? (script().pipelining ? "250-scripted\r\n250 PIPELINING" : "250 scripted"));
    } else if (verb === "MAIL") {
      envelope = { from: line.replace(/^MAIL FROM:<(.*?)>.*$/i, "$1"), to: [] };
      play(socket, script().mail ?? "250 ok");
    } else if (verb === "RCPT") {
      const move = script().rcpt ?? "250 ok";
      if (typeof move === "string" && move.startsWith("250"))
        envelope.to.push(line.replace(/^RCPT TO:<(.*?)>.*$/i, "$1"));
      play(socket, move);
    } else if (verb === "DATA") {
      const move = script().data ?? (envelope.to.length === 0 ? "503 no recipients" : "354 go on");
      isReading = typeof move === "string" && move.startsWith("354");
      play(socket, move);
    } else if (verb === "QUIT") {
      socket.end("221 bye\r\n");
    } else {
      play(socket, "250 ok");
    }
  }

  socket.on("data", (chunk) => {
    buffer += chunk.toString("latin1");
    for (;;) {
      if (isReading) {
        // With the line end of DATA in front, so that an empty message has its dot on a line of its own too.
        const end = `\r\n${buffer}`.indexOf("\r\n.\r\n");
        if (end < 0) return;
        if (envelope.to.length > 0) {
          server.messages.push(buffer.slice(0, end).replace(/^\.\./gm, "."));
          server.envelopes.push(envelope);
        }
        buffer = buffer.slice(end + 3);
        isReading = false;
        mails += 1;
        play(socket, script().stored ?? "250 2.0.0 taken");
        arrived();
        if (script().hangUpAfter === mails) socket.end();
      } else {
        const end = buffer.indexOf("\r\n");
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        command(line);
      }
    }
  });
}

/** Starts a server on any free loopback port. */
export async function startScriptedSmtp(initial: Script = {}): Promise<ScriptedSmtp> {
  let current = initial;
  let listeners: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const scripted: ScriptedSmtp = {
    url: "",
    port: 0,
    messages: [],
    envelopes: [],
    connections: 0,
    nextMessage: () => new Promise((resolve) => listeners.push(resolve)),
    setScript: (script) => (current = script),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  const server: Server = createServer((socket) => {
    scripted.connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    converse(
      socket,
      scripted,
      () => current,
      () => {
        for (const listener of listeners.splice(0)) listener();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  scripted.port = address.port;
  scripted.url = `smtp://127.0.0.1:${scripted.port}`;
  return scripted;
}
