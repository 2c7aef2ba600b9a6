/** API keys: who holds which, new ones, new secrets, and their end. */
import { createHmac, randomBytes } from "node:crypto";
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import { mintApiKey, newKeyId, type MintedKey } from "../auth/api-key.js";
import type { Idempotency } from "../idempotency.js";
import { pageQuery } from "../query.js";
import { defineRoute, type Route } from "../route.js";
import { keyDocument, keyParams, keyWithToken, newKeyBody, rotateKeyBody } from "../schemas/keys.js";
import { pageOf } from "../schemas/shared.js";
import { z } from "../schemas/zod.js";
import { createKey, listKeys, revokeKey, rotateKey, type KeyDocument } from "../../usecases/api-key-changes.js";

type Mint = (id: string, secretAt: number) => MintedKey;

/** `GET` and `POST /keys`, `POST /keys/{id}/rotate`, `DELETE /keys/{id}`. */
export function keyRoutes({ useCases }: AppDeps): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/keys",
      tag: "Settings",
      summary: "API keys, the oldest first; a key sees those that hold no more than itself",
      access: "keys.manage",
      query: z.object(pageQuery),
      responses: { 200: { description: "A page of keys, without their secrets.", schema: pageOf(keyDocument) } },
      handler: async ({ query, principal, cursors }) => {
        const all = await listKeys(useCases, actorOf(principal));
        const from = cursors.read<number>() ?? 0;
        const next = from + query.limit < all.length ? cursors.write(from + query.limit) : null;
        return { status: 200, json: { items: all.slice(from, from + query.limit), next } };
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/keys",
      tag: "Settings",
      summary: "Make an API key; its token is shown once",
      description:
        "A key makes no key with more scopes or teams than it holds, nor one that outlives it. Without `customers:read` a key sees cases without names, addresses and comments, without `notes:read` without what staff wrote.",
      access: "keys.manage",
      body: {
        kind: "json",
        schema: newKeyBody,
        example: { name: "Till", scopes: ["responses:write"], teams: null, expiresAt: "2027-06-01T00:00:00Z" },
      },
      isIdempotent: true,
      responses: { 201: { description: "The key and its token.", schema: keyWithToken } },
      handler: async ({ body, principal, idempotency }) => {
        const mint = minting(useCases.secretKey, idempotency);
        const change = { actor: actorOf(principal), idempotency };
        const given = { id: newKeyId(), ...body };
        return { status: 201, json: withToken(await createKey(useCases, given, hashBy(mint), change), mint) };
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/keys/{id}/rotate",
      tag: "Settings",
      summary: "Give an API key a new secret; its token is shown once",
      description:
        "The present secret holds for `formerForMs` more (default a day, at most 30 days), until `formerUntil`; an older one ends at once. 409 `key-ended` for a key that was revoked or has expired.",
      access: "keys.manage",
      params: keyParams,
      body: { kind: "json", schema: rotateKeyBody, isOptional: true, example: { formerForMs: 86_400_000 } },
      isIdempotent: true,
      responses: { 200: { description: "The key and its new token.", schema: keyWithToken } },
      handler: async ({ params: { id }, body, principal, idempotency }) => {
        const mint = minting(useCases.secretKey, idempotency);
        const change = { actor: actorOf(principal), idempotency };
        return { status: 200, json: withToken(await rotateKey(useCases, { id, ...body }, hashBy(mint), change), mint) };
      },
    }),
    defineRoute({
      method: "delete",
      path: "/api/v1/keys/{id}",
      tag: "Settings",
      summary: "Revoke an API key at once",
      access: "keys.manage",
      params: keyParams,
      responses: { 204: { description: "No secret of the key holds any more." } },
      handler: async ({ params: { id }, principal }) => {
        await revokeKey(useCases, id, actorOf(principal));
        return { status: 204 };
      },
    }),
  ];
}

/**
 * How a secret is made. Under an Idempotency-Key it is derived, because the same request must be answered with the same token,
 * which is stored nowhere; otherwise it is drawn.
 */
function minting(secretKey: string, idempotency: Idempotency | null): Mint {
  const drawn = randomBytes(32);
  return (id, secretAt) =>
    mintApiKey(
      id,
      idempotency === null
        ? drawn
        : createHmac("sha256", secretKey).update(`api-key/${id}/${secretAt}/${idempotency.key}`).digest(),
    );
}

function hashBy(mint: Mint): (id: string, secretAt: number) => string {
  return (id, secretAt) => mint(id, secretAt).secretHash;
}

function withToken(document: KeyDocument, mint: Mint): KeyDocument & { token: string } {
  return { ...document, token: mint(document.id, Date.parse(document.secretAt)).token };
}
