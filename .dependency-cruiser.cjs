// The layer table of the architecture: arrows point down only. Each layer may import what its line names, and nothing else of ours.
const layers = {
  domain: [],
  workflows: ["domain"],
  db: ["domain"],
  channels: ["domain"],
  sources: ["domain"],
  locales: [],
  messages: ["domain", "locales"],
  usecases: ["db", "domain"],
  activities: ["usecases", "channels", "messages", "workflows/contract\\.ts$", "domain"],
  relay: ["usecases", "workflows/contract\\.ts$"],
  api: ["usecases", "sources", "messages", "locales", "db/views", "db/database-errors\\.ts$", "domain"],
  local: [],
  web: ["locales"],
  seeds: ["usecases", "sources", "db", "domain"],
};

const ours = `^(${Object.keys(layers).join("|")}|bin|tests|faults|bench|scripts)/`;

/** Packages a layer may use; layers not named here may use any. */
const packages = {
  domain: [],
  workflows: ["@temporalio/workflow"],
};

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `layer-${layer}`,
      severity: "error",
      comment: `${layer}/ may import: ${allowed.join(", ") || "nothing of ours"}`,
      from: { path: `^${layer}/` },
      to: { path: ours, pathNot: [`^${layer}/`, ...allowed.map((one) => `^${one}${one.endsWith("$") ? "" : "/"}`)] },
    })),
    ...Object.entries(packages).map(([layer, allowed]) => ({
      name: `packages-${layer}`,
      severity: "error",
      from: { path: `^${layer}/` },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "core"],
        ...(allowed.length === 0 ? {} : { pathNot: allowed.map((name) => `node_modules/${name}`) }),
      },
    })),
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "not-to-tests",
      severity: "error",
      from: { pathNot: "^(tests|faults|bench|scripts)/" },
      to: { path: "^(tests|faults|bench)/" },
    },
    { name: "no-undeclared", severity: "error", from: {}, to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] } },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|\\.innerloop)/" },
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
