/** Every route of the application, in the order they are documented. */
import type { AppDeps } from "../app-deps.js";
import type { Route } from "../route.js";
import { boardRoutes } from "./board.js";
import { caseActionRoutes } from "./case-actions.js";
import { caseContextRoutes } from "./case-context.js";
import { caseRoutes } from "./cases.js";
import { demoRoutes } from "./demo.js";
import { healthRoutes } from "./health.js";
import { intakeRoutes } from "./intake.js";
import { keyRoutes } from "./keys.js";
import { localRoutes } from "./local.js";
import { loginLinkRoutes } from "./login-link.js";
import { operationsRoutes } from "./operations.js";
import { policyRoutes } from "./policies.js";
import { promoterRoutes } from "./promoters.js";
import { quarantineRoutes } from "./quarantine.js";
import { sessionRoutes } from "./session.js";
import { documentRoutes } from "./settings.js";
import { sharePreviewRoutes } from "./share-preview.js";
import { slaRoutes } from "./sla.js";
import { sourceEventRoutes } from "./source-events.js";
import { sourcePreviewRoutes } from "./source-preview.js";
import { sourceTestRoutes } from "./source-test.js";
import { sourceRoutes } from "./sources.js";
import { staffLinkRoutes } from "./staff-link.js";
import { streamRoutes } from "./stream.js";

/** The routes for these dependencies. */
export function createRoutes(deps: AppDeps): readonly Route[] {
  return [
    ...intakeRoutes(deps),
    ...sourceEventRoutes(deps),
    ...caseRoutes(deps),
    ...caseContextRoutes(deps),
    ...caseActionRoutes(deps),
    ...boardRoutes(deps),
    ...streamRoutes(deps),
    ...promoterRoutes(deps),
    ...sharePreviewRoutes(deps),
    ...documentRoutes(deps),
    ...policyRoutes(deps),
    ...sourceRoutes(deps),
    ...sourcePreviewRoutes(deps),
    ...sourceTestRoutes(deps),
    ...quarantineRoutes(deps),
    ...keyRoutes(deps),
    ...operationsRoutes(deps),
    ...slaRoutes(),
    ...sessionRoutes(deps),
    ...loginLinkRoutes(deps),
    ...staffLinkRoutes(deps),
    ...demoRoutes(deps),
    ...healthRoutes(deps),
    ...localRoutes(deps),
  ];
}
