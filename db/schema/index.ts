/** All tables, for drizzle and its migration generator. */
export * from "./access.js";
export * from "./cases.js";
export * from "./effects.js";
export * from "./intake.js";
export * from "./organisation.js";
