/** Issues of a zod schema as entries of a problem. */
import type { z } from "zod";
import { pointerTo, Problem, type ProblemItem } from "./problem.js";

type Issue = z.core.$ZodIssue;

/** Codes that stand as the code of the whole problem when every entry has them. */
const promoted = new Set(["unknown-field", "unknown-kind"]);

/** A problem that names every place; at most 100 of them. */
export function problemOfIssues(issues: readonly Issue[], status: 400 | 422): Problem {
  const errors = issues.flatMap((issue) => itemsOf(issue, [])).slice(0, 100);
  return problemOfItems(errors, status);
}

/** A 422 (or 400) with these entries. */
export function problemOfItems(errors: readonly ProblemItem[], status: 400 | 422): Problem {
  const [first] = errors;
  const same = first !== undefined && promoted.has(first.code) && errors.every((item) => item.code === first.code);
  return new Problem(
    status,
    same ? first.code : "invalid-body",
    same ? first.detail : "The body breaks a rule; see errors.",
    { errors },
  );
}

/** The entries of one issue; `prefix` is the path of the union it stands in. */
export function itemsOf(issue: Issue, prefix: readonly PropertyKey[]): ProblemItem[] {
  const path = [...prefix, ...issue.path];
  const pointer = pointerTo(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        pointer: pointerTo([...path, key]),
        code: "unknown-field",
        detail: "This field means nothing here.",
      }));
    case "invalid_union":
      return bestBranch(issue.errors)
        .flatMap((inner) => itemsOf(inner, path))
        .concat(issue.errors.length === 0 ? [{ pointer, code: "invalid-value", detail: issue.message }] : []);
    case "invalid_key":
    case "invalid_element":
      return issue.issues.map((inner) => ({ pointer, code: codeOf(inner), detail: detailOf(inner) }));
    default:
      return [{ pointer, code: codeOf(issue), detail: detailOf(issue) }];
  }
}

/** The alternative that came furthest: the one with the fewest complaints about the value as a whole. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]): number =>
    issues.some((issue) => issue.path.length === 0 && issue.code === "invalid_type") ? 1_000 : issues.length;
  return branches.toSorted((a, b) => depth(a) - depth(b))[0] ?? [];
}

function codeOf(issue: Issue): string {
  if (issue.code === "custom") return typeof issue.params?.code === "string" ? issue.params.code : "invalid-value";
  if (issue.code === "invalid_type") return isMissing(issue) ? "required" : "invalid-type";
  const codes: Record<string, string> = {
    too_small: "too-small",
    too_big: "too-large",
    invalid_format: "invalid-format",
    invalid_value: "invalid-value",
    not_multiple_of: "invalid-value",
  };
  return codes[issue.code] ?? "invalid-value";
}

function detailOf(issue: Issue): string {
  return isMissing(issue) ? "This field is required." : issue.message;
}

/** zod 4 keeps the input out of issues; its message is the only mark of a missing field. */
function isMissing(issue: Issue): boolean {
  return (
    issue.code === "invalid_type" &&
    (issue.message.endsWith("received undefined") || ("input" in issue && issue.input === undefined))
  );
}
