import { freePort, isPortFree } from "./free-port.js";
import { readPorts, writePorts } from "./state-files.js";

/** The ports of one stack. */
export interface StackPorts {
  readonly http: number;
  readonly postgres: number;
  readonly smtp: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly temporalMetrics: number;
  readonly temporalHttp: number;
  readonly apiMetrics: number;
  readonly workerMetrics: number;
  readonly relayMetrics: number;
}

const internal = [
  "postgres",
  "smtp",
  "temporal",
  "temporalUi",
  "temporalMetrics",
  "temporalHttp",
  "apiMetrics",
  "workerMetrics",
  "relayMetrics",
] as const;

/**
 * A port for every part, those of the last run on this folder where they are free; noted for the next run. The wanted
 * port of the API is taken as it is, 0 stands for any.
 *
 * @throws Error naming PORT when the wanted port is in use.
 */
export async function chooseStackPorts(stateDir: string, host: string, wanted: number): Promise<StackPorts> {
  if (wanted !== 0 && !(await isPortFree(wanted, host))) {
    throw new Error(
      `PORT: ${wanted} on ${host} is in use or not allowed. Set PORT to another one, or to 0 for any free one.`,
    );
  }
  const last = readPorts(stateDir);
  const taken = new Set<number>();
  const ports: Record<string, number> = {};
  for (const name of ["http", ...internal]) {
    const port = name === "http" && wanted !== 0 ? wanted : await freePort([last[name]], taken);
    ports[name] = port;
    taken.add(port);
  }
  writePorts(stateDir, ports);
  return ports as unknown as StackPorts;
}
