// One part of the stack that must run: how it starts, and who brings it back when it ends.

/** A part that runs. */
export interface RunningService {
  readonly pid: number;
  /** Resolves with how it ended, in words, whoever ended it. */
  readonly ended: Promise<string>;
  /** Ends it in its own good order; resolves when it has gone. */
  stop(): Promise<void>;
}

/** A part that can be started, again and again, with the same ports and files. */
export interface Service {
  readonly name: string;
  /** Resolves when it answers; gives up, with nothing left running, when the signal says so. */
  start(signal: AbortSignal): Promise<RunningService>;
}

/** A part under supervision. */
export interface KeptService {
  readonly name: string;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Told what happens to a part after its first start. */
export interface ServiceEvents {
  readonly onEnded: (name: string, how: string, againInMs: number) => void;
  readonly onFailed: (name: string, error: unknown, againInMs: number) => void;
  readonly onStarted: (name: string, running: RunningService) => void;
}

const firstDelayMs = 250;
const longestDelayMs = 10_000;
/** A part that ran this long is in order again, and its next end is answered at once. */
const steadyAfterMs = 10_000;

/**
 * Keeps a part that was started running: at its end it is started again after 250 ms, then, while it does not stay up
 * for 10 s, after twice as long each time up to 10 s, for ever.
 */
export function keepRunning(service: Service, first: RunningService, events: ServiceEvents): KeptService {
  let stopping = false;
  const giveUp = new AbortController();
  let current: RunningService | undefined = first;
  let wake: () => void = () => undefined;

  async function loop(): Promise<void> {
    let delayMs = firstDelayMs;
    let startedAt = performance.now();
    while (!stopping) {
      if (current !== undefined) {
        const how = await current.ended;
        current = undefined;
        if (stopping) return;
        if (performance.now() - startedAt > steadyAfterMs) delayMs = firstDelayMs;
        events.onEnded(service.name, how, delayMs);
      }
      await pause(delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
      if (stopping) return;
      try {
        startedAt = performance.now();
        current = await service.start(giveUp.signal);
        events.onStarted(service.name, current);
      } catch (error) {
        if (!stopping) events.onFailed(service.name, error, delayMs);
      }
    }
  }

  async function pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = loop();
  return {
    name: service.name,
    async stop() {
      stopping = true;
      giveUp.abort();
      wake();
      await current?.stop();
      await running;
      // A start that was under way when the stop came may have ended well.
      await current?.stop();
    },
  };
}
