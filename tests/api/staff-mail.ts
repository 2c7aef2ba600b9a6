/** What staff find in their mailboxes: notices sent for real to a mail server of the test. */
import { sql } from "drizzle-orm";
import PostalMime from "postal-mime";
import { deliver } from "../../activities/deliver.js";
import { channels } from "../../channels/index.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { startScriptedSmtp } from "../channels/scripted-smtp.js";

export interface StaffMail {
  subject: string;
  text: string;
  html: string;
  /** The path of the button; null = the mail has none. */
  path: string | null;
}

export interface StaffMailbox {
  /** Sends what waits for a person and answers those mails, oldest first. */
  mailsTo(userId: string): Promise<StaffMail[]>;
  close(): Promise<void>;
}

export async function openStaffMailbox(deps: UsecaseDeps): Promise<StaffMailbox> {
  const smtp = await startScriptedSmtp();
  const mail = channels.email({ smtpUrl: smtp.url, from: { name: "Innerloop", address: "care@innerloop.example" } });
  const log = { info: () => undefined, warn: () => undefined };
  return {
    async mailsTo(userId) {
      const rows = await deps.db.read((tx) =>
        tx.execute<{ id: string }>(sql`select recipient_id as id from users where id = ${userId}`),
      );
      smtp.messages.length = 0;
      await deliver({ usecases: deps, mail, mailDomain: "innerloop.example", log }, rows[0]?.id ?? "", 1);
      const parsed = await Promise.all(smtp.messages.map((message) => PostalMime.parse(message)));
      return parsed.map(({ subject = "", text = "", html = "" }) => ({
        subject,
        text,
        html,
        path: /\/a\/[\w-]+/.exec(html)?.[0] ?? null,
      }));
    },
    async close() {
      await mail.close();
      await smtp.close();
    },
  };
}
