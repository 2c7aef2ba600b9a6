/** Live changes of a test: a hub fed by a listener on the test's own database, as the api process puts them together. */
import { createLiveHub, type LiveHub, type LiveHubOptions } from "../../api/live/live-hub.js";
import { listenToChanges } from "../../db/change-listener.js";
import { createLiveSights } from "../../usecases/live-changes.js";
import type { UsecaseDeps } from "../../usecases/deps.js";

/** A hub that hears. */
export interface RunningLive {
  hub: LiveHub;
  close(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Answers when the hub hears what is committed in the database behind `url`. */
export async function startLive(
  useCases: UsecaseDeps,
  url: string,
  options: Partial<LiveHubOptions> = {},
): Promise<RunningLive> {
  const hub = createLiveHub({ sights: createLiveSights(useCases), log: silent, ...options });
  let close = async (): Promise<void> => undefined;
  await new Promise<void>((resolve) => {
    const listener = listenToChanges({
      url,
      onPayload: hub.note,
      onState: (isListening) => {
        hub.setListening(isListening);
        if (isListening) resolve();
      },
    });
    close = listener.close;
  });
  return {
    hub,
    close: async () => {
      hub.close();
      await close();
    },
  };
}
