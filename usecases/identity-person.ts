/** A person made from what an identity provider says about somebody new. */
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import { appendLedger } from "../db/ledger-store.js";
import { users } from "../db/schema/index.js";
import type { Language } from "../domain/survey.js";
import type { UsecaseDeps } from "./deps.js";

/** Room for a number behind it within the 64 characters of an id. */
const stemLength = 56;

/** Stores the person under an id of their own and answers it. The address must be nobody's (`users_email_key`). */
export async function insertPerson(
  tx: Tx,
  deps: UsecaseDeps,
  given: { name: string | null; email: string; role: string; language: Language },
): Promise<string> {
  const name = given.name ?? given.email.split("@")[0] ?? given.email;
  const stem = idStem(name);
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    const [row] = await tx
      .insert(users)
      .values({
        id,
        recipientId: deps.newId(),
        name,
        email: given.email,
        role: given.role,
        language: given.language,
        languages: [given.language],
      })
      .onConflictDoNothing({ target: users.id })
      .returning({ id: users.id });
    if (row === undefined) continue;
    await appendLedger(tx, deps.newId, { type: "setting", id: `users/${id}` }, await appNow(tx), { kind: "user", id }, [
      { type: "setting.created", before: null, after: { rev: 1, role: given.role }, reason: "identity_provider" },
    ]);
    return id;
  }
}

/** Lower-case kebab of a name, in the letters an id may have. @example idStem("Åsa Öberg") // "asa-oberg" */
function idStem(name: string): string {
  const kebab = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, stemLength)
    .replaceAll(/^-+|-+$/g, "");
  return kebab === "" ? "person" : kebab;
}
