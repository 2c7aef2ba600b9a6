/** The `ms` package that Temporal's duration types come from ships no types for nodenext; without this every duration is `any`. */
declare module "ms" {
  export type StringValue =
    | `${number}`
    | `${number}${"ms" | "s" | "m" | "h" | "d"}`
    | `${number} ${"seconds" | "minutes" | "hours" | "days"}`;
}
