/** The people a newcomer may be, for the sign-in page of the demo. */
import { asc, eq } from "drizzle-orm";
import { memberships, teams, users } from "../db/schema/index.js";
import type { UsecaseDeps } from "./deps.js";

/** Active people among these addresses, in the order given. */
export async function readDemoPeople(deps: UsecaseDeps, emails: readonly string[]) {
  const { people, seats } = await deps.db.read(async (tx) => ({
    people: await tx.select().from(users).where(eq(users.active, true)),
    seats: await tx
      .select({ userId: memberships.userId, team: teams.name })
      .from(memberships)
      .innerJoin(teams, eq(teams.id, memberships.teamId))
      .orderBy(asc(teams.id)),
  }));
  return emails.flatMap((email) => {
    const person = people.find((one) => one.email === email);
    if (person === undefined) return [];
    const own = seats.filter((seat) => seat.userId === person.id).map((seat) => seat.team);
    return [{ email, name: person.name, role: person.role, language: person.language, teams: own }];
  });
}
