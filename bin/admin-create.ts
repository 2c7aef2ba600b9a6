import { v7 as uuidv7 } from "uuid";
import { connectDatabase } from "../db/client.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { issueLoginLink } from "../usecases/login-link.js";
import { listUsers, putUser } from "../usecases/setting-people.js";
import { reachableDatabase } from "./reachable-database.js";

/**
 * Prints a link on stdout that signs an administrator in once within 15 minutes, and makes that person if nobody has the
 * address. For the first person of an organisation, and for one who lost every other way in.
 *
 * @throws Error when the address belongs to somebody who is no active administrator.
 */
export async function createAdministrator(email: string): Promise<void> {
  const { url, ...links } = reachableDatabase();
  const db = connectDatabase({ url, poolSize: 2, role: "cli", deadlineMs: 10_000, queueLimit: 10 });
  const deps: UsecaseDeps = { db, newId: uuidv7, ...links };
  try {
    const userId = await administratorWith(deps, email.trim().toLowerCase());
    const link = await issueLoginLink(deps, { userId, actor: { kind: "user", id: userId }, idempotency: null });
    process.stdout.write(`${link.url}\n`);
  } finally {
    await db.close();
  }
}

async function administratorWith(deps: UsecaseDeps, email: string): Promise<string> {
  if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email)) throw new Error(`${email} is no e-mail address`);
  const people = (await listUsers(deps)).map(({ document }) => document);
  const known = people.find((person) => person.email.toLowerCase() === email);
  if (known !== undefined) {
    if (known.role === "administrator" && known.active) return known.id;
    throw new Error(
      `${email} belongs to ${known.name}, who is no active administrator; an administrator can change that`,
    );
  }
  const id = freeId(email, new Set(people.map((person) => person.id)));
  const person = {
    name: email.split("@")[0] ?? email,
    email,
    role: "administrator" as const,
    language: "en" as const,
    languages: ["en"],
    skills: [],
    capacityPoints: 10,
    calendar: null,
    active: true,
  };
  await putUser(deps, id, person, { actor: { kind: "user", id }, ifMatch: null });
  return id;
}

/** Lower-case kebab out of the local part, with a number when somebody has it. */
function freeId(email: string, taken: ReadonlySet<string>): string {
  const base = (email.split("@")[0] ?? "").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "administrator";
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}
