/** The mapping of a connection (contract.md, Intake): what the payload does not say by itself. */
import { z } from "zod";
import type { ErrorItem } from "../domain/errors.js";
import { checkSurvey, surveyOf, type CutOffs, type Direction, type Scale, type SurveyKind } from "../domain/survey.js";
import { isZone } from "../domain/zone.js";
import { wordField } from "./fields.js";
import { pointerStep } from "./json-access.js";

/** What a mapping can name a field for. */
const targets = [
  "score",
  "comment",
  "email",
  "name",
  "phone",
  "customerId",
  "externalId",
  "answeredAt",
  "language",
  "touchpoint",
] as const;

/** One of the things a field can be named for. */
export type MappingTarget = (typeof targets)[number];

const field = z
  .string()
  .min(1)
  .max(1_000)
  .refine((name) => !name.startsWith("/") || !/~(?![01])/.test(name), {
    message: "A JSON pointer writes ~ as ~0 and / as ~1.",
    params: { code: "invalid-pointer" },
  });

/** Missing counts as null. */
const orNull = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

const survey = z
  .strictObject({
    kind: z.enum(["nps", "csat", "ces"]).nullish(),
    scale: z.strictObject({ min: z.number(), max: z.number() }).nullish(),
    direction: z.enum(["higher_is_better", "lower_is_better"]).nullish(),
    cutOffs: z.strictObject({ detractorMax: z.number(), promoterMin: z.number(), severeMax: orNull }).nullish(),
  })
  .superRefine((given, context) => {
    // Without a kind any scale may still be right (CSAT takes them all), and without either any cut-offs.
    if (!given.kind && !given.scale) return;
    for (const fault of checkSurvey(surveyOf({ ...given, kind: given.kind ?? "csat" })))
      context.addIssue({
        code: "custom",
        path: (fault.pointer ?? "").split("/").slice(1),
        message: fault.detail,
        params: { code: fault.code },
      });
  });

const labels = z
  .record(z.string().min(1).max(1_000), z.number().int().min(-1_000_000).max(1_000_000).nullable())
  .refine((given) => Object.keys(given).length <= 1_000, { message: "At most 1,000 labels." });

const part = {
  survey: survey.nullish(),
  touchpoint: wordField.nullish(),
  zone: z
    .string()
    .refine(isZone, { message: "No such time zone.", params: { code: "unknown-zone" } })
    .nullish(),
  fields: z.strictObject(Object.fromEntries(targets.map((name) => [name, field.nullish()]))).nullish(),
  labels: labels.nullish(),
};

const mapping = z.strictObject({
  ...part,
  surveys: z.record(z.string().min(1).max(200), z.strictObject(part)).nullish(),
});

type MappingPart = Omit<z.infer<typeof mapping>, "surveys">;

/** What is wrong with a mapping; pointers into the document of `PUT /sources/{name}`. */
export function checkMapping(given: unknown): readonly ErrorItem[] {
  const parsed = mapping.safeParse(given ?? {});
  if (parsed.success) return [];
  return parsed.error.issues.slice(0, 100).flatMap((issue): ErrorItem[] => {
    const pointer = ["mapping", ...issue.path].map((step) => pointerStep(String(step))).join("");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        pointer: `${pointer}${pointerStep(key)}`,
        code: "unknown-field",
        detail: "This field means nothing here.",
      }));
    const named: unknown = issue.code === "custom" ? issue.params?.code : undefined;
    return [{ pointer, code: typeof named === "string" ? named : "invalid-value", detail: issue.message }];
  });
}

/** The mapping that holds for one survey. */
export interface EffectiveMapping {
  survey: {
    kind: SurveyKind | null;
    scale: Scale | null;
    direction: Direction | null;
    cutOffs: CutOffs | null;
    /** True when the kind is said for this very survey. */
    isOwnKind: boolean;
  };
  touchpoint: string | null;
  zone: string | null;
  fields: Readonly<Partial<Record<MappingTarget, string>>>;
  /** Scores by label; null = that label is no score. */
  labels: ReadonlyMap<string, number | null>;
  /** The same by {@link plainLabel}; several scores where labels differ in case or style only. */
  plainLabels: ReadonlyMap<string, ReadonlySet<number | null>>;
}

/** The general mapping with what is said for the survey `surveyId` laid over it. A stored mapping that is not one counts as empty. */
export function mappingFor(stored: unknown, surveyId: string | null): EffectiveMapping {
  const parsed = mapping.safeParse(stored ?? {});
  const general: z.infer<typeof mapping> = parsed.success ? parsed.data : {};
  const own: MappingPart =
    (surveyId !== null && general.surveys && Object.hasOwn(general.surveys, surveyId)
      ? general.surveys[surveyId]
      : undefined) ?? {};
  // Scale and cut-offs belong to a kind: those of another kind are not inherited.
  const base = own.survey?.kind && own.survey.kind !== general.survey?.kind ? null : general.survey;
  const labels = new Map([...Object.entries(general.labels ?? {}), ...Object.entries(own.labels ?? {})]);
  return {
    survey: {
      kind: own.survey?.kind ?? base?.kind ?? null,
      scale: own.survey?.scale ?? base?.scale ?? null,
      direction: own.survey?.direction ?? base?.direction ?? null,
      cutOffs: own.survey?.cutOffs ?? base?.cutOffs ?? null,
      isOwnKind: Boolean(own.survey?.kind),
    },
    touchpoint: own.touchpoint ?? general.touchpoint ?? null,
    zone: own.zone ?? general.zone ?? null,
    fields: { ...present(general.fields), ...present(own.fields) },
    labels,
    plainLabels: plainLabelsOf(labels),
  };
}

/** A label without what people do not see a difference in: case, outer space, the style of an emoji. */
export function plainLabel(label: string): string {
  return label
    .normalize("NFC")
    .replaceAll(/[\uFE0E\uFE0F]/g, "")
    .trim()
    .toLowerCase();
}

function plainLabelsOf(labels: EffectiveMapping["labels"]): EffectiveMapping["plainLabels"] {
  const found = new Map<string, Set<number | null>>();
  for (const [label, score] of labels)
    found.set(plainLabel(label), (found.get(plainLabel(label)) ?? new Set<number | null>()).add(score));
  return found;
}

function present(fields: MappingPart["fields"]): Partial<Record<MappingTarget, string>> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, name]) => name !== null && name !== undefined));
}
