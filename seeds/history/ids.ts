/** Ids that are the same every time the story is told, so that what depends on them (the hold-out) is too. */
import type { Chance } from "./chance.js";

/** Where the time part begins: before any id of a running product, so that the story's rows sort first. */
const firstTick = 0x01_6e_00_00_00_00;

/** Makes ids in the form of UUIDv7 that count up. */
export function storyIds(chance: Chance): () => string {
  let tick = firstTick;
  return () => {
    tick += 1;
    const time = tick.toString(16).padStart(12, "0");
    const bits = Array.from({ length: 19 }, () => Math.floor(chance() * 16).toString(16)).join("");
    const variant = (8 + Math.floor(chance() * 4)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(3, 6)}-${bits.slice(6, 18)}`;
  };
}
