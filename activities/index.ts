/** The effects workflows ask for. Thin: each calls one use case or one channel; rows guard against a second run. */
import { Context } from "@temporalio/activity";
import { fireDeadline, nextDeadline } from "../usecases/case-deadlines.js";
import { fireJourneyStep, nextJourneyStep } from "../usecases/journey.js";
import { nextDelivery } from "../usecases/notice-delivery.js";
import type { Activities } from "../workflows/contract.js";
import { deliver, type DeliverDeps } from "./deliver.js";
import { withCodedFailures } from "./failures.js";

/** What the activities work with; made once per worker in bin/worker.ts. */
export type ActivityDeps = DeliverDeps;

/** The activities by the names that stand in histories. */
export function createActivities(deps: ActivityDeps): Activities {
  const { usecases } = deps;
  const activities: Activities = {
    nextDeadline: ({ caseId }) => nextDeadline(usecases, caseId),
    fireDeadline: ({ caseId }) => fireDeadline(usecases, caseId),
    nextJourneyStep: ({ responseId }) => nextJourneyStep(usecases, responseId),
    fireJourneyStep: ({ responseId }) => fireJourneyStep(usecases, responseId),
    nextDelivery: ({ recipientId }) => nextDelivery(usecases, recipientId),
    deliver: ({ recipientId }) => deliver(deps, recipientId, Context.current().info.attempt),
  };
  return withCodedFailures(activities, deps.log);
}
