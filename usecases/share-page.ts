/** A promoter's page to share, and the page of the friend who follows the shared link. The two open by different tokens. */
import { eq } from "drizzle-orm";
import { customers, responses } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";
import { knownLinkToken, openLink } from "./link-tokens.js";

/** Who looks: the promoter, or somebody they sent their link to. */
export type ShareReader = "promoter" | "friend";

/** What both pages need. `invitationUrl` is what the promoter passes on; it never opens the promoter's own page. */
export interface SharePage {
  reader: ShareReader;
  language: string | null;
  invitationUrl: string;
}

/** The page behind a link, or null for a link that opens nothing. Changes nothing. */
export async function readSharePage(deps: UsecaseDeps, token: string): Promise<SharePage | null> {
  return deps.db.read(async (tx) => {
    const share = await openLink(tx, "share", token);
    const link = share ?? (await openLink(tx, "invitation", token));
    if (link === null || link.customerId === null) return null;
    const [row] = await tx
      .select({ own: customers.language, language: responses.language })
      .from(customers)
      .leftJoin(responses, eq(responses.id, link.subjectId))
      .where(eq(customers.id, link.customerId));
    if (row === undefined) return null;
    const invitation = await knownLinkToken(tx, deps, "invitation", link.subjectId);
    return {
      reader: share === null ? "friend" : "promoter",
      language: row.language ?? row.own,
      invitationUrl: `${deps.publicUrl}/r/${invitation}`,
    };
  });
}
