/** What the address says on the administrator's pages: filters, and which form is open. */

/** Search parameters of `/admin/quarantine`. */
export interface QuarantineSearch {
  source?: string;
  settled?: boolean;
}

/** Search parameters of `/admin/sources/{name}`: an event of the quarantine to try the mapping on. */
export interface SourceSearch {
  event?: string;
}

/** Search parameters of `/admin/people`: the form that is open, and on which document; without an id on a new one. */
export interface PeopleSearch {
  form?: "person" | "team" | "absence";
  id?: string;
}

/** Search parameters of `/admin/policies`. */
export interface PoliciesSearch {
  form?: "calendar" | "publish";
  id?: string;
}

/** Search parameters of `/admin/keys`. */
export interface KeysSearch {
  form?: "new" | "rotate" | "revoke";
  id?: string;
}

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads the address; what cannot be is left out. */
export function quarantineSearch(given: Record<string, unknown>): QuarantineSearch {
  return { ...idOf(given, "source"), ...(given.settled === true ? { settled: true } : {}) };
}

/** Reads the address; what cannot be is left out. */
export function sourceSearch(given: Record<string, unknown>): SourceSearch {
  return typeof given.event === "string" && /^[0-9a-f-]{36}$/.test(given.event) ? { event: given.event } : {};
}

/** Reads the address; what cannot be is left out. */
export function peopleSearch(given: Record<string, unknown>): PeopleSearch {
  const form = (["person", "team", "absence"] as const).find((one) => one === given.form);
  return form === undefined ? {} : { form, ...idOf(given, "id") };
}

/** Reads the address; what cannot be is left out. */
export function policiesSearch(given: Record<string, unknown>): PoliciesSearch {
  const form = (["calendar", "publish"] as const).find((one) => one === given.form);
  return form === undefined ? {} : { form, ...idOf(given, "id") };
}

/** Reads the address; what cannot be is left out. */
export function keysSearch(given: Record<string, unknown>): KeysSearch {
  const form = (["new", "rotate", "revoke"] as const).find((one) => one === given.form);
  return form === undefined ? {} : { form, ...idOf(given, "id") };
}

function idOf<const Name extends string>(given: Record<string, unknown>, name: Name): { [K in Name]?: string } {
  const value = typeof given[name] === "number" ? String(given[name]) : given[name];
  return typeof value === "string" && idPattern.test(value) ? ({ [name]: value } as { [K in Name]: string }) : {};
}
