/** The mails of the sink as one JSON document, each mail put into JSON once: programs that wait for a mail ask again and again. */
import type { MailboxItem } from "./app-deps.js";

/** Answers the bytes of the list; the same bytes as long as the list is the same. */
export function createMailboxJson(mailbox: () => Promise<readonly MailboxItem[]>): () => Promise<Buffer> {
  const mails = new WeakMap<MailboxItem, Buffer>();
  let last: { list: readonly MailboxItem[]; bytes: Buffer } | undefined;
  const bytesOf = (mail: MailboxItem): Buffer => {
    const known = mails.get(mail) ?? Buffer.from(JSON.stringify(mail));
    mails.set(mail, known);
    return known;
  };
  return async () => {
    const list = await mailbox();
    if (last?.list !== list) {
      const comma = Buffer.from(",");
      const parts = list.flatMap((mail, index) => (index === 0 ? [bytesOf(mail)] : [comma, bytesOf(mail)]));
      last = { list, bytes: Buffer.concat([Buffer.from("["), ...parts, Buffer.from("]")]) };
    }
    return last.bytes;
  };
}
