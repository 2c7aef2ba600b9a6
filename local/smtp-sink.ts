// A mail server that delivers nowhere: every mail goes to the mailbox folder, on the disk before it is accepted.
import { once } from "node:events";
import PostalMime, { decodeWords } from "postal-mime";
import type { Address, Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import type { StoredMail } from "./mailbox.js";
import { openMailboxWriter } from "./mailbox-writer.js";

/** A sink that listens. */
export interface SmtpSink {
  readonly url: string;
  stop(): Promise<void>;
}

const largestMailBytes = 25 * 1024 * 1024;

/**
 * Listens on a loopback port and keeps what arrives. `250` is said only after the mail was flushed to the disk, so a
 * mail that the sender believes in survives a kill of this process; what cannot be kept is answered `451`.
 */
export async function startSmtpSink(options: {
  readonly port: number;
  readonly folder: string;
  /** Awaited between keeping a mail and saying so; a test misbehaves here. */
  readonly beforeAnswer?: (mail: Omit<StoredMail, "id">) => Promise<void>;
}): Promise<SmtpSink> {
  const mailbox = await openMailboxWriter(options.folder);

  async function keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) throw smtpError(552, "the mail is larger than 25 MiB");
    const receivedAt = new Date().toISOString();
    const parsed = await PostalMime.parse(Buffer.concat(chunks));
    const mail = storedForm(parsed, receivedAt, session);
    const id = await mailbox.append(mail);
    await options.beforeAnswer?.(mail);
    return id;
  }

  const server = new SMTPServer({
    name: "innerloop-sink",
    banner: "keeps every mail, sends none",
    disabledCommands: ["AUTH", "STARTTLS"],
    size: largestMailBytes,
    disableReverseLookup: true,
    closeTimeout: 1_000,
    logger: false,
    onData(stream, session, callback) {
      keep(stream, session).then(
        (id) => callback(null, `kept as ${id}`),
        (error: unknown) => callback(isSmtpError(error) ? error : smtpError(451, "the mail could not be kept")),
      );
    },
  });
  // A sender that breaks off is no event for a sink.
  server.on("error", () => undefined);
  const listening = once(server.server, "listening");
  server.listen(options.port, "127.0.0.1");
  await listening;
  return {
    url: `smtp://127.0.0.1:${options.port}`,
    async stop() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await mailbox.close();
    },
  };
}

function storedForm(mail: Email, receivedAt: string, session: SMTPServerSession): Omit<StoredMail, "id"> {
  // Without a prototype: a header may have any name.
  const headers = Object.create(null) as Record<string, string>;
  for (const { key, originalKey, value } of mail.headers.toReversed()) {
    const text = decodeWords(value);
    const all = key in headers ? `${text}\n${headers[key]}` : text;
    headers[key] = all;
    headers[originalKey] = all;
  }
  return {
    receivedAt,
    from: addressText(mail.from),
    to: session.envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? "",
    messageId: mail.messageId ?? "",
    headers,
    text: mail.text ?? "",
    html: mail.html ?? "",
  };
}

function addressText(address: Address | undefined): string {
  if (address?.address === undefined) return "";
  return address.name === "" ? address.address : `${address.name} <${address.address}>`;
}

function smtpError(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode });
}

function isSmtpError(error: unknown): error is Error & { responseCode: number } {
  return error instanceof Error && "responseCode" in error;
}
