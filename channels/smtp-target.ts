/** Where and how to reach the mail server, read from `SMTP_URL`. */

/** A mail server. `requireTls`: no mail leaves over an unencrypted connection. */
export interface SmtpTarget {
  host: string;
  port: number;
  isSecure: boolean;
  requireTls: boolean;
  rejectUnauthorized: boolean;
  auth: { user: string; pass: string } | null;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/**
 * Reads `smtp://[user:password@]host[:port]` (port 587, STARTTLS when offered) or `smtps://` (port 465, TLS from the start).
 * With a password STARTTLS is required unless the host is this machine; `?tls=optional` lifts that, `?tls=required` demands it,
 * `?tls=insecure` takes any certificate. Throws on anything else.
 */
export function parseSmtpUrl(smtpUrl: string): SmtpTarget {
  const url = new URL(smtpUrl);
  const isSecure = url.protocol === "smtps:";
  if (!isSecure && url.protocol !== "smtp:") throw new Error("SMTP_URL must start with smtp:// or smtps://");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host === "") throw new Error("SMTP_URL names no host");
  const tls = url.searchParams.get("tls");
  if (tls !== null && !["optional", "required", "insecure"].includes(tls)) {
    throw new Error("tls in SMTP_URL is optional, required or insecure");
  }
  const auth =
    url.username === "" ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  return {
    host,
    port: url.port === "" ? (isSecure ? 465 : 587) : Number(url.port),
    isSecure,
    requireTls: !isSecure && (tls === "required" || (auth !== null && tls === null && !isLoopback(host))),
    rejectUnauthorized: tls !== "insecure",
    auth,
  };
}
