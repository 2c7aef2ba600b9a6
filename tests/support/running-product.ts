/** The product's worker, relay, reconciler and mail around a seeded database, in this process, on a Temporal server of the test's own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createActivities } from "../../activities/index.js";
import { keepServing } from "../../bin/temporal-worker.js";
import { channels } from "../../channels/index.js";
import { freePort } from "../../local/free-port.js";
import { openMailbox, type StoredMail } from "../../local/mailbox.js";
import { startSmtpSink } from "../../local/smtp-sink.js";
import { startOutboxRelay } from "../../relay/outbox.js";
import { startReconciler, type Reconciler } from "../../relay/reconciler.js";
import { openTemporalClient, type TemporalClient } from "../../relay/temporal-client.js";
import type { Activities } from "../../workflows/contract.js";
import { openProduct, type TestProduct } from "./product.js";

/** A product that does its work. */
export interface RunningProduct extends TestProduct {
  temporal: TemporalClient;
  reconciler: Reconciler | null;
  /** What the sink took, oldest first. */
  mails(): Promise<StoredMail[]>;
  stopWorker(): Promise<void>;
  /** Resolves when it serves. */
  startWorker(): Promise<void>;
}

/** How the product is run. */
export interface RunOptions {
  /** Wraps the activities, for a test that moves clocks. */
  around?: (activities: Activities, product: TestProduct) => Activities;
  /** False on a server that cannot list workflows. Default true. */
  reconcile?: boolean;
}

const quiet = { info: () => undefined, warn: () => undefined };

/** Starts everything; resolves when the worker serves. */
export async function runProduct(
  server: { address: string; namespace: string },
  options: RunOptions = {},
): Promise<RunningProduct> {
  const product = await openProduct({ poolSize: 15 });
  const folder = mkdtempSync(join(tmpdir(), "innerloop-test-mail-"));
  const mailbox = openMailbox(folder);
  const sink = await startSmtpSink({ port: await freePort(), folder });
  const mail = channels.email({ smtpUrl: sink.url, from: { name: "Innerloop", address: "care@innerloop.example" } });
  const own = createActivities({
    usecases: product.deps,
    mail,
    mailDomain: "innerloop.example",
    log: quiet,
  });
  const connection = { address: server.address };
  const temporal = openTemporalClient({ connection, namespace: server.namespace });
  let serving: ReturnType<typeof keepServing> | undefined;
  const startWorker = async (): Promise<void> =>
    new Promise((resolve) => {
      serving ??= keepServing({
        connection,
        namespace: server.namespace,
        activities: options.around?.(own, product) ?? own,
        queues: undefined,
        log: { info: () => resolve(), warn: () => undefined },
      });
    });
  await startWorker();
  const relay = startOutboxRelay({ deps: product.deps, client: temporal.client, log: quiet });
  const reconciler = options.reconcile === false ? null : startReconciler({ deps: product.deps, temporal, log: quiet });
  const stopWorker = async (): Promise<void> => {
    await serving?.stop();
    serving = undefined;
  };
  return {
    ...product,
    temporal,
    reconciler,
    mails: async () => (await mailbox.list()).toReversed(),
    stopWorker,
    startWorker,
    async close() {
      await Promise.all([relay.stop(), reconciler?.stop()]);
      await stopWorker();
      await temporal.close();
      await mail.close();
      await sink.stop();
      await product.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
