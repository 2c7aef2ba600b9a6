/** The URL tree of the console. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { keysSearch, peopleSearch, policiesSearch, quarantineSearch, sourceSearch } from "./admin/admin-search.js";
import { Frame } from "./frame/frame.js";
import { HomePage } from "./frame/home-page.js";
import { NotHere } from "./frame/not-here.js";
import { leadSearch } from "./lead/lead-search.js";
import { queueSearch } from "./queue/queue-search.js";

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere });
const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage });
const login = createRoute({ getParentRoute: () => root, path: "/login", component: HomePage });
const queue = createRoute({
  getParentRoute: () => root,
  path: "/cases",
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import("./queue/queue-page.js"), "QueuePage"),
});
const oneCase = createRoute({
  getParentRoute: () => queue,
  path: "$caseId",
  component: lazyRouteComponent(() => import("./case/case-page.js"), "CasePage"),
});
const lead = createRoute({
  getParentRoute: () => root,
  path: "/lead",
  validateSearch: leadSearch,
  component: lazyRouteComponent(() => import("./lead/lead-page.js"), "LeadPage"),
});
const marketing = createRoute({
  getParentRoute: () => root,
  path: "/marketing",
  component: lazyRouteComponent(() => import("./marketing/marketing-page.js"), "MarketingPage"),
});
const sources = createRoute({
  getParentRoute: () => root,
  path: "/admin/sources",
  component: lazyRouteComponent(() => import("./admin/sources-page.js"), "SourcesPage"),
});
const connect = createRoute({
  getParentRoute: () => root,
  path: "/admin/connect",
  component: lazyRouteComponent(() => import("./admin/source-page.js"), "ConnectPage"),
});
const oneSource = createRoute({
  getParentRoute: () => root,
  path: "/admin/sources/$name",
  validateSearch: sourceSearch,
  component: lazyRouteComponent(() => import("./admin/source-page.js"), "SourcePage"),
});
const quarantine = createRoute({
  getParentRoute: () => root,
  path: "/admin/quarantine",
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import("./admin/quarantine-page.js"), "QuarantinePage"),
});
const start = createRoute({
  getParentRoute: () => root,
  path: "/start",
  component: lazyRouteComponent(() => import("./start/start-page.js"), "StartPage"),
});
const people = createRoute({
  getParentRoute: () => root,
  path: "/admin/people",
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import("./admin/people-page.js"), "PeoplePage"),
});
const policies = createRoute({
  getParentRoute: () => root,
  path: "/admin/policies",
  validateSearch: policiesSearch,
  component: lazyRouteComponent(() => import("./admin/policies-page.js"), "PoliciesPage"),
});
const operations = createRoute({
  getParentRoute: () => root,
  path: "/admin/operations",
  component: lazyRouteComponent(() => import("./admin/operations-page.js"), "OperationsPage"),
});
const keys = createRoute({
  getParentRoute: () => root,
  path: "/admin/keys",
  validateSearch: keysSearch,
  component: lazyRouteComponent(() => import("./admin/keys-page.js"), "KeysPage"),
});
const oldQueue = createRoute({
  getParentRoute: () => root,
  path: "/queue",
  beforeLoad: () => {
    throw redirect({ to: "/cases" });
  },
});

/** Makes the router over the browser's history. */
export function createConsoleRouter() {
  return createRouter({
    routeTree: root.addChildren([
      home,
      login,
      queue.addChildren([oneCase]),
      lead,
      marketing,
      sources,
      connect,
      oneSource,
      quarantine,
      start,
      people,
      policies,
      operations,
      keys,
      oldQueue,
    ]),
    defaultPreload: false,
    scrollRestoration: false,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
