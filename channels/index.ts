/** The registry of channels: what is listed here is tested by the contract test of tests/channels. */
import { createEmailChannel } from "./email.js";

/** Makers of channels by name. */
export const channels = { email: createEmailChannel } as const;

/** Name of a channel. */
export type ChannelName = keyof typeof channels;
