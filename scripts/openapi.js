// Writes api/openapi.json from the schemas; run it after changing a route or a schema.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const { openApiFile } = await tsImport("../api/openapi-file.ts", import.meta.url);
writeFileSync(fileURLToPath(new URL("../api/openapi.json", import.meta.url)), openApiFile());
