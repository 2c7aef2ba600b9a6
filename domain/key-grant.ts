/** What an API key was given: its scopes, and the teams whose cases it sees (null = those of every team). */
export interface KeyGrant {
  scopes: readonly string[];
  teams: readonly string[] | null;
}

/** Scopes that reach the whole organisation, people and their sign-in links included: no key of single teams can hold them. */
const organisationScopes: ReadonlySet<string> = new Set(["settings:read", "settings:write"]);

/** Places in `scopes` of those that a key limited to teams cannot hold; none for a key of every team. */
export function scopesBeyondTeams({ scopes, teams }: KeyGrant): number[] {
  return teams === null ? [] : scopes.flatMap((scope, index) => (organisationScopes.has(scope) ? [index] : []));
}

/** Whether `wanted` is no more than `held`: no further scope, no further team. */
export function isWithin(wanted: KeyGrant, held: KeyGrant): boolean {
  const { teams } = held;
  const isNarrower = teams === null || (wanted.teams !== null && wanted.teams.every((team) => teams.includes(team)));
  return isNarrower && wanted.scopes.every((scope) => held.scopes.includes(scope));
}
