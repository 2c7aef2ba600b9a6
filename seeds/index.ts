/** Puts the first organisation into an empty database. Every part is inserted once; a second run changes nothing. */
import type { Tx } from "../db/client.js";
import { apiKeys, memberships, sources, teams, teamTouchpoints, users } from "../db/schema/index.js";
import { appNow } from "../db/app-now.js";
import { hashPassword } from "../usecases/passwords.js";
import { seal } from "../usecases/sealing.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { seedBase } from "./base.js";
import {
  administrator,
  demoOrganisation,
  demoPeople,
  demoSources,
  demoTeams,
  type SeedPerson,
  type SeedSource,
  type SeedTeam,
} from "./demo-company.js";

export type { SeedPerson } from "./demo-company.js";
export { seedHistory } from "./history/index.js";

/** Secrets made by the caller, plain: passwords by e-mail, keys as stored, source secrets by name. */
export interface SeedAccess {
  passwords: Readonly<Record<string, string>>;
  apiKeys: readonly { id: string; name: string; secretHash: string; scopes: readonly string[] }[];
  sourceSecrets: Readonly<Record<string, string>>;
}

/** The people a seeding makes: nine in the demo, else one administrator. */
export function seedPeople(demo: boolean): readonly SeedPerson[] {
  return demo ? demoPeople : [administrator];
}

/** The sources a seeding makes. */
export function seedSources(demo: boolean): readonly SeedSource[] {
  return demo ? demoSources : [];
}

/** Seeds in one transaction. */
export async function seed(deps: UsecaseDeps, options: { demo: boolean; access: SeedAccess }): Promise<void> {
  const people = seedPeople(options.demo);
  const hashes = new Map<string, string>();
  for (const { email } of people) {
    const password = options.access.passwords[email];
    if (password !== undefined) hashes.set(email, await hashPassword(password));
  }
  await deps.db.transaction(
    async (tx) => {
      // The head is a person, so people come before the settings that name them, and calendars before both.
      await seedBase(tx, {
        headId: options.demo ? "mikko-lahtinen" : null,
        withPresets: options.demo,
        organisation: options.demo ? demoOrganisation : { name: "Innerloop", email: null },
      });
      await insertPeople(tx, deps, people, hashes);
      await insertTeams(tx, options.demo ? demoTeams : [bareTeam]);
      await insertKeys(tx, options.access);
      await insertSources(tx, deps, options);
    },
    { deadlineMs: 30_000 },
  );
}

const bareTeam: SeedTeam = {
  id: "default",
  name: "Customer care",
  leadId: null,
  managerId: null,
  memberIds: [administrator.id],
  touchpoints: [],
};

async function insertPeople(
  tx: Tx,
  deps: UsecaseDeps,
  people: readonly SeedPerson[],
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  await tx
    .insert(users)
    .values(
      people.map((one) => ({
        id: one.id,
        recipientId: deps.newId(),
        name: one.name,
        email: one.email,
        role: one.role,
        language: one.language,
        languages: [...one.languages],
        skills: [...one.skills],
        capacityPoints: one.capacityPoints,
        passwordHash: hashes.get(one.email) ?? null,
      })),
    )
    .onConflictDoNothing();
}

async function insertTeams(tx: Tx, list: readonly SeedTeam[]): Promise<void> {
  for (const team of list) {
    const inserted = await tx
      .insert(teams)
      .values({ id: team.id, name: team.name, calendarId: "default", leadId: team.leadId, managerId: team.managerId })
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (inserted.length === 0) continue;
    await tx.insert(memberships).values(team.memberIds.map((userId) => ({ teamId: team.id, userId })));
    if (team.touchpoints.length > 0)
      await tx
        .insert(teamTouchpoints)
        .values(team.touchpoints.map((touchpoint) => ({ touchpoint, teamId: team.id })))
        .onConflictDoNothing();
  }
}

async function insertKeys(tx: Tx, access: SeedAccess): Promise<void> {
  if (access.apiKeys.length === 0) return;
  const createdAt = await appNow(tx);
  await tx
    .insert(apiKeys)
    .values(access.apiKeys.map((key) => ({ ...key, scopes: [...key.scopes], createdAt })))
    .onConflictDoNothing();
}

async function insertSources(tx: Tx, deps: UsecaseDeps, options: { demo: boolean; access: SeedAccess }): Promise<void> {
  const list = seedSources(options.demo);
  if (list.length === 0) return;
  await tx
    .insert(sources)
    .values(
      list.map(({ name, kind, mapping }) => {
        const secret = options.access.sourceSecrets[name];
        return {
          name,
          kind,
          mapping,
          secretSealed: secret === undefined ? null : seal(deps.secretKey, secret),
          pathToken: deps.newId().replaceAll("-", ""),
        };
      }),
    )
    .onConflictDoNothing();
}
