/** zod with `.openapi()`; every schema of the API comes through here, so that the extension is there before the first of them. */
import { extendZodWithOpenApi } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";

extendZodWithOpenApi(z);

export { z };
