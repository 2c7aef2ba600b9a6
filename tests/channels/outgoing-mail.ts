import type { OutgoingMail } from "../../channels/channel.js";
import { messageIdFor } from "../../channels/message-id.js";

/** A mail as the product sends them, with parts of a test's own. */
export function outgoingMail(parts: Partial<OutgoingMail> = {}): OutgoingMail {
  const key = parts.key ?? "0199c0de/breach/first_contact/1/r100/0199beef";
  return {
    to: { name: "Väinö Mäkelä", address: "vaino@asiakas.example" },
    subject: "IL-1042 · Määräaika ylittyi",
    text: "Hyvää päivää\n",
    html: '<!DOCTYPE html><html lang="fi"><body><p>Hyvää päivää</p></body></html>',
    language: "fi",
    notice: "breach",
    key,
    messageId: messageIdFor(key, "innerloop.example"),
    unsubscribeUrl: null,
    ...parts,
  };
}
