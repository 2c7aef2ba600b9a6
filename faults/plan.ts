/** The faults the harness can bring about, in the order of their worth, and the few of the short form. */
import type { Fault } from "./round.js";
import { mailServerFaults } from "./strikes/mail-server.js";
import { processDeaths } from "./strikes/process-deaths.js";
import { serverFaults } from "./strikes/servers.js";
import { wholeFaults } from "./strikes/whole.js";

const order = "F01 F02 F03 F04 F06 F07 F08 F11 F12 F14 F15 F32 F27 F28 F05 F10 F13 F16 F18 F33 F17 F09 F25".split(" ");

/** Ids of the short form. */
export const shortPlan: readonly string[] = ["F02", "F04", "F08", "F14", "F32"];

/** Every fault. */
export const plan: readonly Fault[] = [...processDeaths, ...mailServerFaults, ...serverFaults, ...wholeFaults].toSorted(
  (a, b) => order.indexOf(a.id) - order.indexOf(b.id),
);
