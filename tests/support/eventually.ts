import { setTimeout as delay } from "node:timers/promises";

/** Asks again every 25 ms until the answer is neither null, undefined nor false, and returns it; fails after `withinMs`. */
export async function eventually<Answer>(
  ask: () => Promise<Answer | null | undefined | false> | Answer | null | undefined | false,
  what: string,
  withinMs = 20_000,
): Promise<Answer> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what}`);
    await delay(25);
  }
}
