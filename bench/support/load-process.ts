/** The load generator, in a process of its own: sends signed answers and times them. */
import { Agent, request } from "node:http";
import { answerBody, signedDelivery, type Delivery } from "./answers.js";
import type { LoadOrder, LoadResult } from "./load.js";

/** Of one slice: a connection that was idle for long may be closed by the server the moment it is used again. */
let agent = new Agent();

process.on("message", (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ type: "ready" });

async function run(order: LoadOrder): Promise<LoadResult> {
  // Signed before the clock runs: signing is the sender's work.
  const room = order.rate === undefined ? order.most : Math.ceil((order.rate * order.ms) / 1_000);
  const deliveries = Array.from({ length: room }, (_, index) => deliveryOf(order, order.from + index));
  agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const startedAt = performance.now();
  const latenciesMs: number[] = [];
  const refused: Record<number, number> = {};
  let sent = 0;
  const send = async (delivery: Delivery, dueAt: number): Promise<void> => {
    const status = await post(order.url, delivery);
    latenciesMs.push(performance.now() - dueAt);
    if (status !== 202) refused[status] = (refused[status] ?? 0) + 1;
  };
  if (order.rate === undefined) {
    const caller = async (): Promise<void> => {
      while (performance.now() - startedAt < order.ms && sent < deliveries.length) {
        const delivery = deliveries[sent] as Delivery;
        sent += 1;
        await send(delivery, performance.now());
      }
    };
    await Promise.all(Array.from({ length: order.callers }, caller));
  } else {
    const gapMs = 1_000 / order.rate;
    const flights: Promise<void>[] = [];
    for (; sent < deliveries.length; sent += 1) {
      const dueAt = startedAt + sent * gapMs;
      const waitMs = dueAt - performance.now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
      flights.push(send(deliveries[sent] as Delivery, dueAt));
    }
    await Promise.all(flights);
  }
  const elapsedMs = performance.now() - startedAt;
  agent.destroy();
  return { sent, refused, elapsedMs, latenciesMs };
}

function deliveryOf(order: LoadOrder, n: number): Delivery {
  if (order.shape === "signed") return signedDelivery(n, order.score);
  return { path: "/answers", headers: { "content-type": "application/json" }, body: answerBody(n, order.score) };
}

function post(url: string, { path, headers, body }: Delivery): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(
      `${url}${path}`,
      { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });
}
