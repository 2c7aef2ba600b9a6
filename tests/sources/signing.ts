/** Deliveries as each kind signs them, for every adapter of the registry. */
import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A secret of a kind, and the headers under which a body is authentic at `nowMs`. */
export interface Signing {
  secret: string;
  otherSecret: string;
  sign(body: Buffer, secret: string, nowMs: number, id?: string): IncomingHttpHeaders;
}

const webhooks: Signing = {
  secret: "whsec_3xbBxRvoQ33Zs2CKOsrACrJfE5WpEmV4",
  otherSecret: "whsec_AxbBxRvoQ33Zs2CKOsrACrJfE5WpEmV4",
  sign(body, secret, nowMs, id = "msg_sample_1") {
    const at = String(Math.floor(nowMs / 1000));
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest("base64");
    return { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": `v1,${signature}` };
  },
};

function bodySigning(header: string, encoding: "hex" | "base64"): Signing {
  return {
    secret: "a shared secret",
    otherSecret: "another shared secret",
    sign: (body, secret) => ({ [header]: `sha256=${createHmac("sha256", secret).update(body).digest(encoding)}` }),
  };
}

/** By kind; a new kind needs a line here, or its contract test fails. */
export const signings: Readonly<Record<string, Signing>> = {
  "signed-json": webhooks,
  formbricks: webhooks,
  typeform: bodySigning("typeform-signature", "base64"),
  delighted: bodySigning("x-delighted-webhook-signature", "hex"),
  // Proven by its address.
  generic: { secret: "not asked for", otherSecret: "neither", sign: () => ({}) },
};

/** Headers of a delivery of `body`. */
export function deliveryHeaders(kind: string, body: Buffer, nowMs: number, id?: string): IncomingHttpHeaders {
  const signing = signings[kind];
  if (signing === undefined) throw new Error(`no signing for ${kind}`);
  return { "content-type": "application/json", ...signing.sign(body, signing.secret, nowMs, id) };
}
