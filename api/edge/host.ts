/** Which `Host` values are served (contract.md, Hosts and headers). */
import { isIPv4, isIPv6 } from "node:net";

/** A well-formed `Host`: lower-case name or address without brackets, and the port as written. */
export interface HostName {
  name: string;
  port: string;
}

const shape = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9](?:[A-Za-z0-9._-]*)))(?::(\d*))?$/;

/** Parses one `Host` value; null when it is empty, holds userinfo or several names, or has a port over 65535. */
export function parseHost(value: string): HostName | null {
  const [, address, name, port] = shape.exec(value) ?? [];
  if (port !== undefined && (port.length > 5 || Number(port) > 65_535)) return null;
  if (address !== undefined) return isIPv6(address) ? { name: address.toLowerCase(), port: port ?? "" } : null;
  if (name === undefined || name.length > 253 || name.includes("..")) return null;
  return { name: name.toLowerCase().replace(/\.$/, ""), port: port ?? "" };
}

/** True for `localhost`, names below it, 127.0.0.0/8 and ::1 in any spelling. */
export function isLoopback(name: string): boolean {
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  if (isIPv4(name)) return name.startsWith("127.");
  if (!isIPv6(name)) return false;
  const { hostname } = new URL(`http://[${name}]`);
  return hostname === "[::1]" || /^\[::ffff:7f[0-9a-f]{2}:/.test(hostname);
}

/** True when a request for `host` is ours: a loopback name with any port, or the host of the public address. */
export function isServedHost(host: HostName, publicUrl: string): boolean {
  return isLoopback(host.name) || host.name === new URL(publicUrl).hostname.replace(/^\[|\]$/g, "");
}
