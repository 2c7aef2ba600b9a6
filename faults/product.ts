/** The product under test: a copy of what was built, started by `npm start`, with a mail server of the harness' own. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { FailpointOrder } from "../bin/failpoints.js";
import { freePort } from "../local/free-port.js";
import { openMailbox, type StoredMail } from "../local/mailbox.js";
import { isAlive } from "../local/process-identity.js";
import { startSmtpSink } from "../local/smtp-sink.js";
import type { RunFile } from "../local/state-files.js";
import { resolveTemporalProgram, temporalCli } from "../local/temporal-binary.js";
import { eventually } from "../tests/support/eventually.js";
import { startFaultProxy } from "../tests/support/fault-proxy.js";
import { npmStart, type StartedProduct } from "../tests/support/npm-start.js";
import { killPart, untilHealed, type Part } from "../tests/support/outage-kills.js";

/** What the mail server does after it has kept a mail and before it says so. */
export type MailServerMood = (mail: Omit<StoredMail, "id">, breakOff: () => void) => Promise<void>;

/** A change of one built file; `find` must stand in it exactly once. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The role that has to be started anew to take it up. */
  readonly role: Part;
}

/** A product that can be broken. */
export interface FaultyProduct {
  readonly stateDir: string;
  /** Where the built copy lies. */
  readonly folder: string;
  run(): RunFile;
  /** What a person would look at after a failure. */
  lastWords(): string;
  /** Lays an order at a failpoint such as `api.after-commit`. */
  lay(point: string, order: FailpointOrder): void;
  /** Resolves when the point was reached; rejects after `withinMs`. */
  untilReached(point: string, withinMs?: number): Promise<void>;
  /** Takes back every order that was not reached. */
  liftAll(): void;
  setMood(mood: MailServerMood | null): void;
  /** Every mail that was ever kept, oldest first. */
  mails(): Promise<readonly StoredMail[]>;
  query<T>(ask: (sql: postgres.Sql) => Promise<T>): Promise<T>;
  /** Everything dies at once and is started again; answers when it was whole again, epoch ms. */
  powerCut(): Promise<number>;
  /** Changes built files and starts their roles anew; the answer puts all back. */
  patch(patches: readonly Patch[]): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** Starts it in a new folder below the system's temporary one. */
export async function startFaultyProduct(root: string): Promise<FaultyProduct> {
  const home = mkdtempSync(join(tmpdir(), "innerloop-faults-"));
  const [folder, stateDir, faultsDir, mailDir] = ["product", "state", "points", "mail"].map((name) => join(home, name));
  if (folder === undefined || stateDir === undefined || faultsDir === undefined || mailDir === undefined) throw home;
  for (const one of [folder, faultsDir, mailDir]) mkdirSync(one);
  cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));

  let mood: MailServerMood | null = null;
  const port = await freePort();
  const proxy = await startFaultProxy({ host: "127.0.0.1", port });
  const beforeAnswer = async (mail: Omit<StoredMail, "id">): Promise<void> => await mood?.(mail, () => proxy.reset());
  const sink = await startSmtpSink({ port, folder: mailDir, beforeAnswer });
  const cli = await resolveTemporalProgram(temporalCli, {});
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${proxy.port}`,
    FAULTS: "1",
    FAULTS_DIR: faultsDir,
    TEMPORAL_CLI: cli.path,
    NODE_OPTIONS: "--max-old-space-size=512",
  };
  const start = (): StartedProduct => npmStart(folder, stateDir, env);
  let product = start();
  let run = await product.ready();
  const mailbox = openMailbox(mailDir);

  async function restart(roles: ReadonlySet<Part>): Promise<void> {
    const gone = [...roles].map((role) => killPart(stateDir as string, role));
    await untilHealed(stateDir as string, gone);
  }

  return {
    stateDir,
    folder,
    run: () => run,
    lastWords: () => product.stderr().slice(-3_000),
    lay(point, order) {
      rmSync(join(faultsDir, `${point}.hit`), { force: true });
      writeFileSync(join(faultsDir, point), JSON.stringify(order));
    },
    async untilReached(point, withinMs = 60_000) {
      await eventually(() => existsSync(join(faultsDir, `${point}.hit`)), `${point} is reached`, withinMs);
    },
    liftAll() {
      rmSync(faultsDir, { recursive: true, force: true });
      mkdirSync(faultsDir);
    },
    setMood: (next) => void (mood = next),
    mails: async () => (await mailbox.list()).toReversed(),
    async query(ask) {
      const sql = postgres(run.databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
      try {
        return await ask(sql);
      } finally {
        await sql.end({ timeout: 1 });
      }
    },
    async powerCut() {
      const gone = Object.values(product.run().pids);
      product.killEverything();
      await product.exited;
      product = start();
      run = await product.ready();
      return await untilHealed(stateDir, gone);
    },
    async patch(patches) {
      const before = new Map<string, string>();
      for (const { file, find, replace } of patches) {
        const path = join(folder, "dist", file);
        const text = readFileSync(path, "utf8");
        if (text.split(find).length !== 2) throw new Error(`dist/${file} does not hold this exactly once: ${find}`);
        if (!before.has(path)) before.set(path, text);
        writeFileSync(
          path,
          text.replace(find, () => replace),
        );
      }
      const roles = new Set(patches.map(({ role }) => role));
      await restart(roles);
      return async () => {
        for (const [path, text] of before) writeFileSync(path, text);
        await restart(roles);
      };
    },
    async stop() {
      if (isAlive(product.pid)) {
        product.signal("SIGTERM");
        await product.exited;
      }
      await sink.stop();
      await proxy.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
