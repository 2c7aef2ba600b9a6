import { fileURLToPath } from "node:url";

/** Where the build puts the console, for the built product and for sources that are run as they are. */
export const consoleFolder = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../dist/web" : "../web", import.meta.url),
);
