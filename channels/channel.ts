/** What a way to reach a person must answer. One file per channel, registered in index.ts. */

/** A name and one address. `name` null = the address stands alone. */
export interface Mailbox {
  name: string | null;
  address: string;
}

/** One mail to one person. */
export interface OutgoingMail {
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** Language of the texts (`Content-Language`). */
  language: string;
  /** Value of `X-Innerloop-Notice`. */
  notice: string;
  /** The effect's unique key, value of `X-Innerloop-Key`: visible ASCII, at most 900 characters. */
  key: string;
  /** `<...@...>`; the same for every copy of one mail (see message-id.ts). */
  messageId: string;
  /** Address that takes the one-click POST of RFC 8058; null = this mail has none. */
  unsubscribeUrl: string | null;
}

/**
 * What became of a mail.
 * `sent`: the server took it. `failed`: it certainly was not taken; `permanent` = the same mail will be refused again.
 * `unknown`: the answer was lost after the message had gone out, so it may or may not have been taken.
 * `code` is stable and free of addresses: `smtp-550-5.1.1`, `connection-refused`, `timeout`, ...
 */
export type SendOutcome =
  | { state: "sent" }
  | { state: "failed"; code: string; permanent: boolean }
  | { state: "unknown"; code: string };

/** A way to reach a person. */
export interface Channel {
  readonly name: string;
  /** Tries once and always answers, never throws; in bounded time. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Lets go of every connection; what is being sent is cut off. The channel answers `closed` from then on. */
  close(): Promise<void>;
}
