/** Where signing in leads to: the page that was asked for. */

const ownPage = /^\/[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*$/;

/** The page of ours that `?to=` of `/login` names, else the page that is open; null = the first page of one's role. */
export function returnPath(): string | null {
  const { pathname, search } = window.location;
  const asked = pathname === "/login" ? new URLSearchParams(search).get("to") : pathname;
  return asked !== null && ownPage.test(asked) && !/^\/login(?:\/|$)/.test(asked) ? asked : null;
}

/** Where the identity provider's button leads. */
export function providerHref(): string {
  const to = returnPath();
  return to === null ? "/login/oidc" : `/login/oidc?to=${encodeURIComponent(to)}`;
}
