// The sink's mails on disk: JSON lines in numbered segments below one folder. The sink appends, any process may read.
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** A mail as the sink keeps and shows it. */
export interface StoredMail {
  /** Stable and ascending. */
  readonly id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly receivedAt: string;
  /** The From header as text. */
  readonly from: string;
  /** Addresses it was delivered to, in the order of the conversation. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  /** Every header under its lower-case name and as it was written; a repeated one has its values in lines. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

/** How many mails are kept. */
export const keptMails = 5_000;
/** Mails in one segment; the oldest segment goes when the others hold enough. */
export const mailsPerSegment = 500;

/** Reads a mailbox again and again, each time only what came since. */
export interface MailboxReader {
  /** The last 5,000 mails, newest first. A folder that does not exist is empty. */
  readonly list: () => Promise<readonly StoredMail[]>;
}

/** The names of the segments in a folder, oldest first. */
export async function segmentsOf(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => /^mails-\d{6}\.jsonl$/.test(name))
      .toSorted((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** A reader of the mailbox in this folder. */
export function openMailbox(folder: string): MailboxReader {
  const segments = new Map<string, { offset: number; mails: StoredMail[] }>();
  let newestFirst: readonly StoredMail[] = [];
  let running: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    const names = await segmentsOf(folder);
    let changed = false;
    for (const name of segments.keys()) {
      if (!names.includes(name)) changed = segments.delete(name) || changed;
    }
    for (const name of names) {
      const known = segments.get(name) ?? { offset: 0, mails: [] };
      segments.set(name, known);
      changed = (await readOn(join(folder, name), known)) || changed;
    }
    if (changed)
      newestFirst = names
        .flatMap((name) => segments.get(name)?.mails ?? [])
        .slice(-keptMails)
        .toReversed();
  }

  return {
    async list() {
      // Readers that come at the same time share one look at the disk.
      running ??= refresh().finally(() => (running = undefined));
      await running;
      return newestFirst;
    },
  };
}

/** Takes the whole lines that were added; a line still being written is left for the next look. */
async function readOn(path: string, segment: { offset: number; mails: StoredMail[] }): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size < segment.offset) Object.assign(segment, { offset: 0, mails: [] });
    if (size === segment.offset) return false;
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(size - segment.offset),
      0,
      size - segment.offset,
      segment.offset,
    );
    const whole = buffer.subarray(0, buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1);
    const lines = whole
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "");
    segment.mails.push(...lines.map((line) => JSON.parse(line) as StoredMail));
    segment.offset += whole.length;
    return lines.length > 0;
  } finally {
    await file.close();
  }
}
