/** A mapping as its form holds it: every part a text, empty = the event says it itself. */

/** What a field of an event can be named for, in the order of the form. */
export const mappingFields = [
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

type MappingField = (typeof mappingFields)[number];

/** The form's state. */
export interface MappingDraft {
  kind: string;
  min: string;
  max: string;
  direction: string;
  detractorMax: string;
  promoterMin: string;
  severeMax: string;
  touchpoint: string;
  zone: string;
  fields: Record<MappingField, string>;
  /** One label per line, `Great = 3`; `=` without a number says that it is no score. */
  labels: string;
  /** What is said for single surveys; kept as it is. */
  surveys: unknown;
}

interface Mapping {
  survey?: {
    kind?: string | null;
    scale?: { min: number; max: number } | null;
    direction?: string | null;
    cutOffs?: { detractorMax: number; promoterMin: number; severeMax?: number | null } | null;
  } | null;
  touchpoint?: string | null;
  zone?: string | null;
  fields?: Partial<Record<MappingField, string | null>> | null;
  labels?: Record<string, number | null> | null;
  surveys?: unknown;
}

/** The form of a stored mapping. */
export function draftOfMapping(stored: unknown): MappingDraft {
  const { survey, touchpoint, zone, fields, labels, surveys } = (stored ?? {}) as Mapping;
  const text = (value: string | number | null | undefined): string => String(value ?? "");
  return {
    kind: text(survey?.kind),
    min: text(survey?.scale?.min),
    max: text(survey?.scale?.max),
    direction: text(survey?.direction),
    detractorMax: text(survey?.cutOffs?.detractorMax),
    promoterMin: text(survey?.cutOffs?.promoterMin),
    severeMax: text(survey?.cutOffs?.severeMax),
    touchpoint: text(touchpoint),
    zone: text(zone),
    fields: Object.fromEntries(mappingFields.map((name) => [name, text(fields?.[name])])) as MappingDraft["fields"],
    labels: Object.entries(labels ?? {})
      .map(([label, score]) => `${label} = ${score ?? ""}`.trimEnd())
      .join("\n"),
    surveys,
  };
}

/** The mapping of a form; what is empty is left out. Numbers that are none stay texts, for the server to refuse in their place. */
export function mappingOfDraft(draft: MappingDraft): object {
  const scale = present({ min: numberOf(draft.min), max: numberOf(draft.max) });
  const cutOffs = present({
    detractorMax: numberOf(draft.detractorMax),
    promoterMin: numberOf(draft.promoterMin),
    severeMax: numberOf(draft.severeMax),
  });
  const survey = present({ kind: textOf(draft.kind), scale, direction: textOf(draft.direction), cutOffs });
  return (
    present({
      survey,
      touchpoint: textOf(draft.touchpoint),
      zone: textOf(draft.zone),
      fields: present(Object.fromEntries(Object.entries(draft.fields).map(([name, value]) => [name, textOf(value)]))),
      labels: present(labelsOf(draft.labels)),
      surveys: draft.surveys ?? undefined,
    }) ?? {}
  );
}

function labelsOf(text: string): Record<string, number | string | undefined> {
  const pairs = text
    .split("\n")
    .map((line) => ({ line, at: line.lastIndexOf("=") }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, at }) => (at < 0 ? [line.trim(), ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]));
  return Object.fromEntries(pairs.map(([label = "", score = ""]) => [label, numberOf(score)]));
}

function textOf(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}

function numberOf(text: string): number | string | undefined {
  const plain = text.trim();
  if (plain === "") return undefined;
  return Number.isFinite(Number(plain)) ? Number(plain) : plain;
}

/** Without the members that are not there; undefined when none is left. */
function present<T extends Record<string, unknown>>(value: T): T | undefined {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}
