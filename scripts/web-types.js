// Makes web/api/schema.d.ts from api/openapi.json (`--print`: only shows it). The generator needs the compiler API of TypeScript 5, which 7 does not have yet.
import { readFileSync, writeFileSync } from "node:fs";
import { register } from "node:module";

const hook = `export function resolve(name, context, next) { return next(name === "typescript" ? "typescript-for-openapi" : name, context); }`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { default: generate, astToString } = await import("openapi-typescript");

const document = JSON.parse(readFileSync(new URL("../api/openapi.json", import.meta.url), "utf8"));
const text = `/* Made by scripts/web-types.js from api/openapi.json; not edited by hand. */\n${astToString(await generate(document))}`;
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync(new URL("../web/api/schema.d.ts", import.meta.url), text);
