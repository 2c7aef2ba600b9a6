import { mkdir, open, readFile, rm, truncate } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { keptMails, mailsPerSegment, segmentsOf } from "./mailbox.js";
import type { StoredMail } from "./mailbox.js";

/** Appends mails to a mailbox folder. One process at a time. */
export interface MailboxWriter {
  /** Resolves with the id once the mail is on the disk; mails that come together share one flush. */
  append(mail: Omit<StoredMail, "id">): Promise<string>;
  close(): Promise<void>;
}

interface Waiting {
  readonly mail: StoredMail;
  readonly resolve: (id: string) => void;
  readonly reject: (error: unknown) => void;
}

/** Opens the mailbox in this folder, makes it if needed, and cuts off a line that a killed process left unfinished. */
export async function openMailboxWriter(folder: string): Promise<MailboxWriter> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let { number, mails, lastId } = await whereItEnds(folder);
  let file = await openSegment(folder, number);
  const waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mailsPerSegment);
      try {
        if (mails >= mailsPerSegment) await nextSegment();
        await file.appendFile(batch.map(({ mail }) => `${JSON.stringify(mail)}\n`).join(""));
        await file.datasync();
        mails += batch.length;
        for (const { mail, resolve } of batch) resolve(mail.id);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }

  async function nextSegment(): Promise<void> {
    const next = await openSegment(folder, number + 1);
    await file.close();
    [file, number, mails] = [next, number + 1, 0];
    const names = await segmentsOf(folder);
    // Each segment before the current one holds at least its full number.
    for (const name of names.slice(0, -(keptMails / mailsPerSegment + 1)))
      await rm(join(folder, name), { force: true });
  }

  return {
    async append(mail) {
      lastId += 1;
      const stored = { id: String(lastId).padStart(10, "0"), ...mail };
      return await new Promise((resolve, reject) => {
        waiting.push({ mail: stored, resolve, reject });
        flushing ??= flush().finally(() => (flushing = undefined));
      });
    },
    async close() {
      await flushing;
      await file.close();
    },
  };
}

async function openSegment(folder: string, number: number): Promise<FileHandle> {
  return await open(join(folder, `mails-${String(number).padStart(6, "0")}.jsonl`), "a", 0o600);
}

async function whereItEnds(folder: string): Promise<{ number: number; mails: number; lastId: number }> {
  const names = await segmentsOf(folder);
  let end: { number: number; mails: number; lastId: number } | undefined;
  for (const name of names.slice(-2)) {
    const path = join(folder, name);
    const bytes = await readFile(path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) await truncate(path, whole);
    const lines = bytes
      .subarray(0, whole)
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "");
    const last = lines.at(-1);
    // A segment that was begun and got nothing yet: the ids go on from the one before.
    const lastId = last === undefined ? (end?.lastId ?? 0) : Number((JSON.parse(last) as StoredMail).id);
    end = { number: Number(/\d+/.exec(name)?.[0]), mails: lines.length, lastId };
  }
  return end ?? { number: 1, mails: 0, lastId: 0 };
}
