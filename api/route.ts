/** One HTTP route: what it takes, who may call it, what it answers. The same schemas check requests and make the OpenAPI document. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { Access, Principal } from "./auth/principal.js";
import type { Idempotency } from "./idempotency.js";
import type { IfMatch } from "./preconditions.js";

/** Headings of the reference at `/docs`. */
export type RouteTag =
  | "Intake"
  | "Cases"
  | "Settings"
  | "Clocks"
  | "Board"
  | "Session"
  | "Notices"
  | "Health"
  | "Local"
  | "Pages";

/**
 * How a body arrives: JSON by a schema, or the bytes as they are (any media type; `json` is what they usually hold, for the
 * reference). `isOptional`: an empty body stands for `{}`. `example`: a body that is taken as it stands.
 */
export type BodySpec<B> =
  | { kind: "json"; schema: z.ZodType<B>; isOptional?: boolean; example?: unknown }
  | { kind: "raw"; description: string; json?: z.ZodType; isOptional?: boolean; example?: unknown };

/**
 * An answer. `json` is sent as it is, `jsonBytes` is JSON already, `html` a page; `rev` makes the ETag. `takeOver` sends an answer
 * that goes on, itself.
 */
export interface Reply {
  status: number;
  json?: unknown;
  jsonBytes?: Buffer;
  html?: string;
  takeOver?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  headers?: Record<string, string>;
  rev?: number;
}

/** What a handler gets; everything in it has been checked. */
export interface RouteContext<P, Q, B, Who> {
  params: P;
  query: Q;
  body: B;
  /** The bytes of the body. */
  rawBody: Buffer;
  principal: Who;
  ifMatch: IfMatch | null;
  idempotency: Idempotency | null;
  /** Reads and writes the cursors of this list for this caller and these filters. */
  cursors: { read<Position>(): Position | null; write(position: unknown): string };
  headers: IncomingHttpHeaders;
  /** Address of the peer. */
  address: string;
}

/** What an answer of a route looks like. */
export interface ResponseSpec {
  description: string;
  schema?: z.ZodType;
  /** Default `application/json`. */
  mediaType?: string;
}

/** A route as it is written down. `path` has parameters in braces; every path parameter needs a schema. */
export interface RouteSpec<P extends z.ZodObject, Q extends z.ZodObject, B, A extends Access> {
  method: "get" | "post" | "put" | "delete";
  path: string;
  tag: RouteTag;
  summary: string;
  description?: string;
  /** The right a caller needs (`domain/rights.ts`), or `public`. */
  access: A;
  params?: P;
  query?: Q;
  body?: BodySpec<B>;
  /** Takes `Idempotency-Key`; needs an authenticated caller. */
  isIdempotent?: boolean;
  /** Takes `If-Match`. */
  isConditional?: boolean;
  /** Headers of the request that only the reference speaks of; the handler reads them itself. */
  headers?: z.ZodObject;
  responses: Record<number, ResponseSpec>;
  /** Statuses of refusals beside those every route of its shape has (see openapi-refusals.ts). */
  refusals?: readonly number[];
  handler: (
    context: RouteContext<z.infer<P>, z.infer<Q>, B, A extends "public" ? null : Principal>,
  ) => Promise<Reply> | Reply;
}

/** A route whose types have done their work; what the registry and the document read. */
export type Route = Omit<RouteSpec<z.ZodObject, z.ZodObject, unknown, Access>, "handler"> & {
  handler: (context: RouteContext<unknown, unknown, unknown, Principal | null>) => Promise<Reply> | Reply;
};

/** Checks a route's parts against each other at compile time and forgets their types. */
export function defineRoute<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B = undefined,
  const A extends Access = Access,
>(spec: RouteSpec<P, Q, B, A>): Route {
  // The registry calls the handler with exactly what the schemas of the same object produced.
  return spec as unknown as Route;
}
