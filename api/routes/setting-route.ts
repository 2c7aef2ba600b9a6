/** What all settings have in common: a list, one, and `PUT`, with versions (contract.md, Settings). */
import type { AppDeps } from "../app-deps.js";
import { actorOf } from "../auth/actor.js";
import type { Principal } from "../auth/principal.js";
import { isMatch, stale, type IfMatch } from "../preconditions.js";
import { pageQuery } from "../query.js";
import { defineRoute, type Route } from "../route.js";
import { problemOfItems } from "../schema-issues.js";
import { pageOf } from "../schemas/shared.js";
import { z } from "../schemas/zod.js";
import { DomainError } from "../../domain/errors.js";
import type { RightName } from "../../domain/rights.js";
import type { SettingChange, SettingDocument } from "../../usecases/setting-change.js";

/** A stored document of unknown kind. */
type AnySetting = SettingDocument<object>;

/** One kind of settings. `D` is what its body becomes. */
export interface SettingSpec<D> {
  /** The first part of the path, e.g. `teams`. */
  collection: string;
  /** What one is called, for people. */
  noun: string;
  id: z.ZodType<string>;
  /** Name of the path parameter; default `id`. */
  idName?: "id" | "name";
  body: z.ZodObject & z.ZodType<D>;
  /** Members of the answer that a `PUT` may bring along; they change nothing. */
  readOnly?: readonly string[];
  /** A body that `PUT` takes as it stands, for the reference. */
  example?: unknown;
  /** The right to read; default `settings.read`. */
  readers?: RightName;
  /** The right to write; default `settings.write`. */
  writers?: RightName;
  list(caller: Principal): Promise<readonly AnySetting[]>;
  read(id: string, caller: Principal): Promise<AnySetting>;
  put(id: string, document: D, change: SettingChange, caller: Principal): Promise<AnySetting>;
}

/** The three routes of one kind. */
export function settingRoutes<D>(_deps: AppDeps, spec: SettingSpec<D>): readonly Route[] {
  const idName = spec.idName ?? "id";
  const path = `/api/v1/${spec.collection}/{${idName}}`;
  const params = z.object({ [idName]: spec.id });
  const idOf = (given: Record<string, unknown>): string => String(given[idName]);
  const shown = z.looseObject({ ...spec.body.shape, ...(idName === "id" ? { id: z.string() } : {}), rev: z.int() });
  return [
    defineRoute({
      method: "get",
      path: `/api/v1/${spec.collection}`,
      tag: "Settings",
      summary: `All ${spec.collection}, by ${idName}`,
      access: spec.readers ?? "settings.read",
      query: z.object(pageQuery),
      responses: { 200: { description: "A page of documents.", schema: pageOf(shown) } },
      handler: async ({ query, principal, cursors }) => {
        const all = await spec.list(principal);
        const from = cursors.read<number>() ?? 0;
        const items = all.slice(from, from + query.limit).map(show);
        const next = from + query.limit < all.length ? cursors.write(from + query.limit) : null;
        return { status: 200, json: { items, next } };
      },
    }),
    defineRoute({
      method: "get",
      path,
      tag: "Settings",
      summary: `One ${spec.noun}`,
      access: spec.readers ?? "settings.read",
      params,
      responses: { 200: { description: "The document.", schema: shown } },
      handler: async ({ params: given, principal }) => answer(await spec.read(idOf(given), principal)),
    }),
    defineRoute({
      method: "put",
      path,
      tag: "Settings",
      summary: `Create or replace a ${spec.noun}`,
      access: spec.writers ?? "settings.write",
      params,
      body: {
        kind: "json",
        schema: withReadOnly(spec.body, [idName, "rev", ...(spec.readOnly ?? [])]),
        ...(spec.example === undefined ? {} : { example: spec.example }),
      },
      isConditional: true,
      responses: { 200: { description: "The stored document.", schema: shown } },
      handler: async ({ params: given, body, principal, ifMatch }) => {
        const id = idOf(given);
        const document = dropReadOnly(body, id, idName, spec);
        const actor = actorOf(principal);
        const change = { actor, ifMatch: await oneRev(ifMatch, () => spec.read(id, principal)) };
        return answer(await showingStale(() => spec.put(id, document, change, principal)));
      },
    }),
  ];
}

/** The one version the use case is to find; null = whatever it is. Several tags are settled by a look, as are `*` and tags of nothing. */
export async function oneRev(ifMatch: IfMatch | null, read: () => Promise<AnySetting>): Promise<number | null> {
  if (ifMatch === null) return null;
  if (ifMatch !== "any" && ifMatch.length === 1) return ifMatch[0] ?? null;
  const current = await read().catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  });
  if (!isMatch(ifMatch, current?.rev ?? null))
    throw stale(current === null ? null : show(current), current?.rev ?? null);
  return current?.rev ?? null;
}

/** Runs a change; a stale one is answered with the current document as a `GET` would show it. */
export async function showingStale<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "stale") throw error;
    const { current, rev } = error.details as { current: object | null; rev: number | null };
    throw stale(current === null ? null : { ...current, rev }, rev);
  }
}

/** The answer that shows a document. */
export function answer(setting: AnySetting) {
  return { status: 200, json: show(setting), rev: setting.rev };
}

function show({ document, rev }: AnySetting): Record<string, unknown> {
  return { ...document, rev };
}

/** A document that was read may be sent back as it is. */
function withReadOnly(body: z.ZodObject, names: readonly string[]): z.ZodObject {
  const missing = names.filter((name) => !(name in body.shape));
  return body.extend(
    Object.fromEntries(missing.map((name) => [name, z.unknown().optional().openapi({ readOnly: true })])),
  );
}

function dropReadOnly<D>(body: Record<string, unknown>, id: string, idName: string, spec: SettingSpec<D>): D {
  if (body[idName] !== undefined && body[idName] !== id)
    throw problemOfItems([{ pointer: `/${idName}`, code: "id-mismatch", detail: "Not the id of the path." }], 422);
  // The extended schema checked every field of the narrower one.
  return Object.fromEntries(Object.entries(body).filter(([name]) => name in spec.body.shape)) as D;
}
