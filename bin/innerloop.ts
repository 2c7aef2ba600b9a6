#!/usr/bin/env node
// The command line: `innerloop <command>`. Roles and commands are modules of this folder, loaded when asked for.
import { readFileSync } from "node:fs";
import { defineCommand, runMain } from "citty";

const version = packageVersion();

/** A command whose module runs by being loaded. */
function moduleCommand(name: string, description: string, load: () => Promise<unknown>) {
  return defineCommand({
    meta: { name, description },
    async run() {
      await failSoftly(load);
    },
  });
}

const main = defineCommand({
  meta: { name: "innerloop", version, description: "Closed-loop follow-up for customer feedback." },
  subCommands: {
    up: moduleCommand("up", "Run the whole product on this machine", async () => await (await import("./up.js")).up()),
    api: moduleCommand("api", "Run the role api: HTTP, console, customer pages", async () => await import("./api.js")),
    worker: moduleCommand("worker", "Run the role worker: workflows and mail", async () => await import("./worker.js")),
    relay: moduleCommand("relay", "Run the role relay: outbox and reconciler", async () => await import("./relay.js")),
    migrate: moduleCommand("migrate", "Bring the database to this release", async () => await import("./migrate.js")),
    seed: moduleCommand("seed", "Put the first organisation into the database", async () => await import("./seed.js")),
    demo: moduleCommand(
      "demo",
      "Play two minutes of survey answers through the running product",
      async () => await (await import("./demo.js")).playDemo(),
    ),
    doctor: defineCommand({
      meta: { name: "doctor", description: "List the settings; say what is missing and how to get it" },
      args: { json: { type: "boolean", description: "For machines" } },
      async run({ args }) {
        await failSoftly(async () => await (await import("./doctor.js")).doctor({ json: args.json ?? false }));
      },
    }),
    admin: defineCommand({
      meta: { name: "admin", description: "Administrators" },
      subCommands: {
        create: defineCommand({
          meta: { name: "create", description: "Print a one-time sign-in link of an administrator, made if needed" },
          args: { email: { type: "positional", required: true, description: "Address of the person" } },
          async run({ args }) {
            await failSoftly(async () => await (await import("./admin-create.js")).createAdministrator(args.email));
          },
        }),
      },
    }),
    key: defineCommand({
      meta: { name: "key", description: "API keys" },
      subCommands: {
        create: defineCommand({
          meta: { name: "create", description: "Make an API key and print it once" },
          args: {
            name: { type: "positional", required: true, description: "What it is for" },
            scopes: { type: "string", default: "responses:write", description: "Scopes, separated by commas" },
            teams: { type: "string", description: "Teams whose cases it sees, separated by commas; none = every team" },
            "expires-in-days": { type: "string", description: "Days until it expires; none = never" },
          },
          async run({ args }) {
            await failSoftly(async () => {
              const { createKeyByHand } = await import("./keys.js");
              const { name, scopes, teams } = args;
              await createKeyByHand({ name, scopes, teams, days: args["expires-in-days"] });
            });
          },
        }),
        list: moduleCommand("list", "List the API keys", async () => await (await import("./keys.js")).printKeys()),
        rotate: defineCommand({
          meta: { name: "rotate", description: "Give an API key a new secret and print it once" },
          args: {
            id: { type: "positional", required: true, description: "Id of the key" },
            "former-hours": { type: "string", default: "24", description: "Hours the present secret still holds" },
          },
          async run({ args }) {
            await failSoftly(
              async () => await (await import("./keys.js")).rotateKeyByHand(args.id, args["former-hours"]),
            );
          },
        }),
        revoke: defineCommand({
          meta: { name: "revoke", description: "End an API key at once" },
          args: { id: { type: "positional", required: true, description: "Id of the key" } },
          async run({ args }) {
            await failSoftly(async () => await (await import("./keys.js")).revokeKeyByHand(args.id));
          },
        }),
      },
    }),
  },
});

/** A failure is one clear text for people, not a trace. */
async function failSoftly(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function packageVersion(): string {
  for (const path of ["../package.json", "../../package.json"]) {
    try {
      return (JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as { version: string }).version;
    } catch {
      // Built files lie one folder deeper than sources.
    }
  }
  return "unknown";
}

await runMain(main);
