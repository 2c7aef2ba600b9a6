/** What a run of the harness found, as a table for people. */
import type { Fault } from "./round.js";
import { headings, violations, type Heading, type Verdict } from "./verdict.js";

/** What became of one fault over its repetitions. */
export interface FaultResult {
  readonly id: string;
  readonly title: string;
  readonly verdicts: readonly Verdict[];
  /** Rounds in which the fault could not be brought about, in words. */
  readonly failures: readonly string[];
}

/** What became of one known-bad product. */
export interface CanaryResult {
  readonly id: string;
  readonly title: string;
  readonly caughtAs: Heading;
  /** How often the checker reported it under that heading. */
  readonly reports: number;
  readonly example: string;
}

/** True when every promise was kept in every round that was run, and every round could be run. */
export function isClean(result: FaultResult): boolean {
  return result.failures.length === 0 && result.verdicts.every((verdict) => violations(verdict) === 0);
}

/** One line about a round. */
export function lineOf(fault: Pick<Fault, "id" | "title">, verdict: Verdict): string {
  const counts = headings.map((heading) => `${heading} ${verdict.found[heading].length}`).join(", ");
  return `${fault.id} ${fault.title}: ${counts}; ${JSON.stringify(verdict.numbers)}`;
}

/** The first sentences under every heading. */
export function sentencesOf(verdict: Verdict, atMost = 8): string[] {
  return headings.flatMap((heading) => verdict.found[heading].slice(0, atMost).map((text) => `${heading}: ${text}`));
}

/** The table of all faults, in Markdown. `3/n` bounds the failure rate (95 %) when none of n runs failed. */
export function tableOf(results: readonly FaultResult[]): string {
  const rows = results.map(({ id, title, verdicts }) => {
    const counts = headings.map((heading) => String(sum(verdicts, (verdict) => verdict.found[heading].length)));
    const answers = sum(verdicts, ({ numbers }) => numbers.sent);
    const worst = (Math.max(0, ...verdicts.map(({ numbers }) => numbers.worstLatenessMs)) / 1_000).toFixed(1);
    const caughtUp = (Math.max(0, ...verdicts.map(({ numbers }) => numbers.caughtUpMs)) / 1_000).toFixed(1);
    return [
      id,
      title,
      String(verdicts.length),
      String(answers),
      ...counts,
      `${worst} s`,
      `${caughtUp} s`,
      bound(verdicts.length),
    ];
  });
  const all = results.flatMap(({ verdicts }) => verdicts);
  const totals = headings.map((heading) => String(sum(all, (verdict) => verdict.found[heading].length)));
  const total = [
    "",
    "all",
    String(all.length),
    String(sum(all, ({ numbers }) => numbers.sent)),
    ...totals,
    "",
    "",
    bound(all.length),
  ];
  const head = ["", "fault", "runs", "answers", ...headings, "worst lateness", "caught up after heal", "3/n"];
  return [head, head.map(() => "---"), ...rows, total].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The table of the known-bad products, in Markdown. */
export function canaryTableOf(results: readonly CanaryResult[]): string {
  const rows = results.map(({ id, title, caughtAs, reports, example }) => [
    id,
    title,
    `${reports} times ${caughtAs}`,
    example,
  ]);
  const head = ["", "made bad", "reported", "for example"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function bound(runs: number): string {
  return runs === 0 ? "" : `${Math.min(100, Math.round(300 / runs))} %`;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
