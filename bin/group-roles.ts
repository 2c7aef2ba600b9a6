import { z } from "zod";

const role = z.enum(["frontline", "lead", "marketing", "manager", "administrator"]);
const shape = "must be group=role,group=role or a JSON object of them";

/** Roles by group at the identity provider, in the order they are tried; each group once, at least one. */
export const groupRoles = z
  .string()
  .trim()
  .transform((value, context) => {
    const pairs = value.startsWith("{") ? fromJson(value) : fromList(value);
    const read: { group: string; role: z.output<typeof role> }[] = [];
    for (const [group, given] of pairs ?? []) {
      const parsed = role.safeParse(given);
      if (group === "" || !parsed.success) {
        context.addIssue({ code: "custom", message: `${shape}; roles are ${role.options.join(", ")}` });
        return z.NEVER;
      }
      read.push({ group, role: parsed.data });
    }
    if (read.length === 0) context.addIssue({ code: "custom", message: shape });
    if (new Set(read.map(({ group }) => group)).size < read.length)
      context.addIssue({ code: "custom", message: "names a group twice" });
    return read;
  });

function fromList(value: string): [string, unknown][] {
  return value.split(",").map((pair) => {
    const at = pair.lastIndexOf("=");
    return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
  });
}

function fromJson(value: string): [string, unknown][] | null {
  try {
    const document: unknown = JSON.parse(value);
    return typeof document === "object" && document !== null ? Object.entries(document) : null;
  } catch {
    return null;
  }
}
