import type { Schema } from "../api/client.js";

/** A case as the board shows it. */
export type BoardCase = Schema<"CaseListItem">;
