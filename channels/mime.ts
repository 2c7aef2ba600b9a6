/** A mail as bytes, ready before the first packet goes out: what cannot be written down fails without any doubt about sending. */
import MailComposer from "nodemailer/lib/mail-composer";
import type { Mailbox, OutgoingMail } from "./channel.js";
import { displayName, isPlainAddress } from "./mailbox.js";

const keyPattern = /^[\x21-\x7e]{1,900}$/;
const messageIdPattern = /^<[A-Za-z0-9._+-]{1,120}@[A-Za-z0-9.-]{1,120}>$/;
const namePattern = /^[a-z_]{1,40}$/;
const languagePattern = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const urlPattern = /^https?:\/\/[\x21\x23-\x3b\x3d\x3f-\x7e]{1,900}$/;

/** Why a mail cannot be written down: `mail-address`, `mail-key`, ...; null = it can. */
export function mailFault(mail: OutgoingMail): string | null {
  if (!isPlainAddress(mail.to.address)) return "mail-address";
  if (!keyPattern.test(mail.key)) return "mail-key";
  if (!namePattern.test(mail.notice)) return "mail-notice";
  if (!messageIdPattern.test(mail.messageId)) return "mail-message-id";
  if (!languagePattern.test(mail.language)) return "mail-language";
  if (mail.unsubscribeUrl !== null && !urlPattern.test(mail.unsubscribeUrl)) return "mail-unsubscribe-url";
  return null;
}

function addressObject(mailbox: Mailbox): { name: string; address: string } {
  return { name: displayName(mailbox.name) ?? "", address: mailbox.address };
}

// `prepared` keeps a value on one line as it is; the patterns above have refused line ends and anything but visible ASCII.
function prepared(value: string): { prepared: true; value: string } {
  return { prepared: true, value };
}

function listHeaders(url: string | null): Record<string, { prepared: true; value: string }> {
  if (url === null) return {};
  // RFC 8058: both or neither; a mail program posts only where the second one stands.
  return {
    "List-Unsubscribe": prepared(`<${url}>`),
    "List-Unsubscribe-Post": prepared("List-Unsubscribe=One-Click"),
  };
}

/** Bytes of the message. Throws with the code of {@link mailFault} as message. */
export async function composeMessage(
  mail: OutgoingMail,
  sender: { from: Mailbox; replyTo: Mailbox | null },
): Promise<Buffer> {
  const fault = mailFault(mail);
  if (fault !== null) throw new Error(fault);
  return new MailComposer({
    from: addressObject(sender.from),
    to: addressObject(mail.to),
    ...(sender.replyTo === null ? {} : { replyTo: addressObject(sender.replyTo) }),
    subject: mail.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, " "),
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: {
      "X-Innerloop-Notice": prepared(mail.notice),
      "X-Innerloop-Key": prepared(mail.key),
      "Auto-Submitted": prepared("auto-generated"),
      "Content-Language": prepared(mail.language),
      ...listHeaders(mail.unsubscribeUrl),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
