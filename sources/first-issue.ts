/** The first complaint of a schema, as the reason of a quarantined event. */
import type { z } from "zod";

/** `detail` starts with the JSON pointer of the place. */
export function describeFirstIssue(issues: readonly z.core.$ZodIssue[]): { code: string; detail: string } {
  const [issue] = issues;
  if (issue === undefined) return { code: "invalid-value", detail: "The event breaks a rule." };
  const pointer = issue.path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  const named: unknown = issue.code === "custom" ? issue.params?.code : undefined;
  const code = isMissing
    ? "required"
    : typeof named === "string"
      ? named
      : issue.code === "invalid_type"
        ? "invalid-type"
        : "invalid-value";
  return { code, detail: `${pointer}: ${isMissing ? "This field is required." : issue.message}` };
}
