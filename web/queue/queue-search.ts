/** What the address says about the queue: the view and its filters. */
import type { CaseListParameters } from "../api/queries.js";

/** The views, in the order of the rail. */
export const views = ["mine", "team", "unassigned", "soon", "overdue", "waiting", "snoozed", "all"] as const;
/** A view of the queue. */
export type View = (typeof views)[number];

/** Search parameters of `/cases`; absent = the view of the reader's role, and no filter. */
export interface QueueSearch {
  view?: View;
  q?: string;
  severity?: string;
  /** The action whose form is open on the case. */
  form?: string;
}

const severities = ["P1", "P2", "P3", "P4"];
const open = "new,assigned,in_progress,waiting_customer,waiting_internal";

/** Reads the address; what cannot be is left out. */
export function queueSearch(given: Record<string, unknown>): QueueSearch {
  const view = views.find((one) => one === given.view);
  const q = typeof given.q === "string" || typeof given.q === "number" ? String(given.q).slice(0, 100) : "";
  const severity = severities.find((one) => one === given.severity);
  const form = typeof given.form === "string" && /^[a-z-]{1,30}$/.test(given.form) ? given.form : undefined;
  return {
    ...(view === undefined ? {} : { view }),
    ...(q.trim() === "" ? {} : { q }),
    ...(severity === undefined ? {} : { severity }),
    ...(form === undefined ? {} : { form }),
  };
}

/** The parameters of the list behind a view. */
export function listParameters(view: View, search: QueueSearch): CaseListParameters {
  const byView: Record<View, CaseListParameters> = {
    mine: { owner: "me", snoozed: false },
    team: {},
    unassigned: { owner: "none" },
    soon: { at_risk: true },
    overdue: { overdue: true },
    waiting: { status: "waiting_customer" },
    snoozed: { snoozed: true },
    all: {},
  };
  return {
    ...(view === "all" ? {} : { status: open }),
    ...byView[view],
    ...(search.q === undefined ? {} : { q: search.q }),
    ...(search.severity === undefined ? {} : { severity: search.severity }),
  };
}

/** The view a person sees first. */
export function firstView(role: string): View {
  return role === "frontline" ? "mine" : "team";
}
