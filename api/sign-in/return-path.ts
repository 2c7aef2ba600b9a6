/** Where a sign-in leads back to: a page of ours, never an address. */

/** Segments of plain characters behind single slashes: nothing that a browser could read as another host. */
const ownPage = /^\/(?:[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*)?$/;

/** The path as asked for; `/` for anything that is no page of ours or would sign in again. At most 200 characters. */
export function returnPath(asked: string | null): string {
  return asked !== null && asked.length <= 200 && ownPage.test(asked) && !/^\/login(?:\/|$)/.test(asked) ? asked : "/";
}
