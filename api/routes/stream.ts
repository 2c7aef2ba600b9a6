/** `GET /stream`: changes as they happen. */
import type { AppDeps } from "../app-deps.js";
import { authenticate } from "../auth/authenticate.js";
import type { Principal } from "../auth/principal.js";
import { readSessionToken } from "../auth/session.js";
import { liveChanges } from "../live/live-changes.js";
import type { LiveCaller } from "../live/live-reader.js";
import { Problem } from "../problem.js";
import { defineRoute, type Route } from "../route.js";
import { z } from "../schemas/zod.js";
import { sessionMark } from "../../usecases/live-changes.js";

const right = "live.follow";

/** The stream of live changes. */
export function streamRoutes(deps: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/stream",
      tag: "Board",
      summary: "What has changed, as it happens (server-sent events)",
      description:
        "Events named `changes`, whose data is a `LiveChanges` document: ids and kinds, never contents, and only of cases the caller " +
        "may see at that moment. The first event comes at once; `all` is then true unless `Last-Event-ID` shows that nothing was " +
        "missed. Changes of a quarter of a second come together. A comment every 15 s is a sign of life. The stream ends with the " +
        "session, with the process, and when the database cannot be heard; clients that cannot come back ask now and then.",
      access: right,
      headers: z.object({
        "Last-Event-ID": z.string().max(200).optional().openapi({ description: "The id of the last event received." }),
      }),
      responses: {
        200: { description: "The stream.", schema: liveChanges, mediaType: "text/event-stream" },
      },
      refusals: [429, 503],
      handler: ({ principal, headers }) => {
        const { live } = deps;
        if (live === undefined || deps.lifecycle.isDraining)
          throw new Problem(503, "stream-unavailable", "Changes cannot be told now.", {
            headers: { "retry-after": "5" },
          });
        return {
          status: 200,
          headers: { "content-type": "text/event-stream" },
          takeOver: (request, response) => live.open(request, response, callerOf(deps, principal, headers)),
        };
      },
    }),
  ];
}

function callerOf(deps: AppDeps, principal: Principal, headers: LiveHeaders): LiveCaller {
  if (principal.kind === "key")
    return {
      principal,
      sessionMark: null,
      mayStillListen: async () => {
        try {
          return (await authenticate(deps, { headers, method: "GET" }, right)).id === principal.id;
        } catch (error) {
          if (error instanceof Problem) return false;
          throw error;
        }
      },
    };
  const token = readSessionToken(deps.publicUrl(), headers.cookie) ?? "";
  return {
    principal,
    sessionMark: sessionMark(token),
    // Quietly: an open stream is nobody at work.
    mayStillListen: async () => (await deps.sessions.find(token, true))?.role === principal.role,
  };
}

type LiveHeaders = Parameters<typeof authenticate>[1]["headers"];
