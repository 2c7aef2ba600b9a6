/** What the console's boards show. */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { defineRoute, type Route } from "../route.js";
import { directory, teamBoard, viewCounts } from "../schemas/board.js";
import { readDirectory, readTeamBoard, readViewCounts } from "../../usecases/board.js";

/** `GET /board/views`, `/board/team` and `/directory`. */
export function boardRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/board/views",
      tag: "Board",
      summary: "How many open cases each view of the queue holds for the caller",
      access: "board.views",
      responses: { 200: { description: "Counts, and the product's clock.", schema: viewCounts } },
      handler: async ({ principal }) => ({ status: 200, json: await readViewCounts(useCases, actorOf(principal)) }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/board/team",
      tag: "Board",
      summary: "Load by person and escalations that wait for an answer",
      access: "board.team",
      responses: { 200: { description: "The caller's teams; all of them for administrators.", schema: teamBoard } },
      handler: async ({ principal }) => ({
        status: 200,
        json: await readTeamBoard(useCases, actorOf(principal)),
      }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/directory",
      tag: "Board",
      summary: "Names of people, teams and causes",
      access: "directory.read",
      responses: {
        200: { description: "As far as the caller needs them; those who left included.", schema: directory },
      },
      handler: async ({ principal }) => ({ status: 200, json: await readDirectory(useCases, actorOf(principal)) }),
    }),
  ];
}
