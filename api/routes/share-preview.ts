/** The share page as a promoter sees it, for staff who look before they ask: the page itself, with a link that leads nowhere. */
import type { AppDeps } from "../app-deps.js";
import { pageContentPolicy } from "../pages/page-styles.js";
import { renderSharePage } from "../pages/share-page.js";
import { defineRoute, type Route } from "../route.js";
import { languages } from "../schemas/settings-people.js";
import { z } from "../schemas/zod.js";
import { loadOrganisation } from "../../usecases/customer-notice-content.js";

/** Only the console's own pages may frame it, and it runs and sends nothing: no scripts, no forms. */
const policy = `${pageContentPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace("form-action 'self'", "form-action 'none'")}; sandbox allow-same-origin`;

/** `GET /promoters/share-page`. */
export function sharePreviewRoutes(deps: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/promoters/share-page",
      tag: "Board",
      summary: "The share page as a promoter sees it, with an example of a link",
      access: "promoters.eligibility",
      query: z.object({ lang: z.enum(languages).default("en") }),
      responses: { 200: { description: "The page; only the own pages may frame it.", mediaType: "text/html" } },
      handler: async ({ query }) => {
        const organisation = await deps.useCases.db.read(loadOrganisation);
        const html = renderSharePage(
          {
            reader: "promoter",
            language: query.lang,
            organisation,
            isOpen: true,
            link: `${deps.publicUrl()}/r/example`,
            reward: null,
            terms: null,
          },
          { language: query.lang },
        );
        return {
          status: 200,
          html,
          headers: { "content-security-policy": policy, "x-frame-options": "SAMEORIGIN", "x-robots-tag": "noindex" },
        };
      },
    }),
  ];
}
