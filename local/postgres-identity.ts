import { spawnSync } from "node:child_process";
import { chownSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * How the server's programs are run. PostgreSQL refuses to run as root, so root runs them as somebody else: words to
 * put before the command line, or the ids to take on.
 */
export interface PostgresIdentity {
  /** What `innerloop doctor` and the log call this way. */
  readonly name: string;
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
  /** Who owns the data folder, as seen from outside; undefined = whoever we are. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

const mapped: PostgresIdentity = {
  name: "root mapped to an ordinary user (unshare)",
  prefix: ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"],
  owner: { uid: 0, gid: 0 },
};

/**
 * The first way that works on this machine: as ourselves unless we are root; else in a user namespace, where files stay
 * root's and no folder needs to be opened; else as `nobody` with the right to pass closed folders; else as plain
 * `nobody`, for which every parent of the data folder must be open.
 *
 * @throws Error when root has no way to hand the server to another user.
 */
export function postgresIdentity(probe = "/bin/true"): PostgresIdentity {
  if (process.getuid?.() !== 0) return { name: "the current user", prefix: [] };
  const found = candidates().find((candidate) => works(candidate, probe));
  if (found !== undefined) return found;
  throw new Error(
    "PostgreSQL does not run as root, and this machine offers no way to run it as another user (tried unshare and " +
      "setpriv of util-linux and the user nobody). Start innerloop as an ordinary user, or set DATABASE_URL.",
  );
}

/** Every way to try as root, best first. */
export function candidates(): PostgresIdentity[] {
  const nobody = { uid: idOfNobody("-u"), gid: idOfNobody("-g") };
  const ids = [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, "--clear-groups"];
  const passFolders = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return [
    mapped,
    { name: "nobody with passage (setpriv)", prefix: ["setpriv", ...ids, ...passFolders, "--"], owner: nobody },
    { name: "nobody", prefix: [], ...nobody, owner: nobody },
  ];
}

/** Gives the folder and all in it to the identity's owner, if the folder is not its owner's already. */
export function giveTo(identity: PostgresIdentity, folder: string): void {
  if (identity.owner === undefined) return;
  const { uid, gid } = identity.owner;
  if (lstatSync(folder).uid === uid) return;
  const visit = (path: string): void => {
    const entry = lstatSync(path);
    if (entry.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
    if (!entry.isSymbolicLink()) chownSync(path, uid, gid);
  };
  visit(folder);
}

function works(identity: PostgresIdentity, probe: string): boolean {
  const { uid, gid } = identity;
  const options = uid === undefined || gid === undefined ? {} : { uid, gid };
  const words = [...identity.prefix, probe, "--version"];
  return spawnSync(words[0] ?? probe, words.slice(1), { stdio: "ignore", ...options, timeout: 5_000 }).status === 0;
}

function idOfNobody(flag: "-u" | "-g"): number {
  const answer = spawnSync("id", [flag, "nobody"], { encoding: "utf8" });
  return answer.status === 0 ? Number(answer.stdout.trim()) : 65534;
}
