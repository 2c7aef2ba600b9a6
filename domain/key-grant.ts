/** What an API key was given: its scopes, and the teams whose cases it sees (null = those of every team). */
export interface KeyGrant {
  scopes: readonly string[];
  teams: readonly string[] | null;
}

/** Whether `wanted` is no more than `held`: no further scope, no further team. */
export function isWithin(wanted: KeyGrant, held: KeyGrant): boolean {
  const { teams } = held;
  const isNarrower = teams === null || (wanted.teams !== null && wanted.teams.every((team) => teams.includes(team)));
  return isNarrower && wanted.scopes.every((scope) => held.scopes.includes(scope));
}
