import { ConfigError } from "./config.js";

/** The value, or a refusal that names the key: single roles need what `innerloop up` gives them by itself. */
export function required<Value>(key: string, value: Value | undefined): Value {
  if (value === undefined)
    throw new ConfigError(`The configuration cannot work:\n  - ${key}: is required to run this role on its own`);
  return value;
}
