import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Schema } from "../api/client.js";
import { caseCandidatesQuery, caseListQuery } from "../api/queries.js";
import { useText } from "../text/text-provider.js";
import type { Field } from "./action-forms.js";

/** A choice of a select. */
export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

/** What a field offers, in the reader's language: people with room first and who is away or full said so, open cases of the same customer. */
export function useFieldChoices(
  field: Field,
  document: Schema<"Case">,
  values: Readonly<Record<string, string>>,
  directory: Schema<"Directory"> | undefined,
): Choice[] {
  const { t, language } = useText();
  const customerId = document.customer?.id;
  const others = useInfiniteQuery({
    ...caseListQuery({ customer: customerId ?? "" }),
    enabled: field.kind === "otherCase" && customerId !== undefined,
    refetchInterval: false,
  });
  const candidates = useQuery({ ...caseCandidatesQuery(document.id), enabled: field.name === "to" }).data;
  if (field.kind === "otherCase")
    return (others.data?.pages.flatMap((page) => page.items) ?? [])
      .filter((one) => one.id !== document.id && !["closed", "cancelled"].includes(one.status))
      .map((one) => ({ value: one.id, label: `${one.number} · ${t.maybe(`status.${one.status}`) ?? one.status}` }));
  if (field.kind === "choice")
    return (field.choices ?? []).map((value) => ({ value, label: t.maybe(`${field.words}.${value}`) ?? value }));
  if (directory === undefined) return [];
  if (field.kind === "team")
    return directory.teams
      .filter(({ id }) => id !== document.team.id)
      .map(({ id, name }) => ({ value: id, label: name }));
  if (field.kind === "cause") return directory.causes.map(({ id, label }) => ({ value: id, label: label[language] }));
  if (field.kind === "causeDetail")
    return (directory.causes.find(({ id }) => id === values.cause)?.details ?? []).map(({ id, label }) => ({
      value: id,
      label: label[language],
    }));
  if (field.name === "to")
    return (candidates ?? []).map(({ id, name, role, loadPoints, capacityPoints, obstacle, isFull }) => ({
      value: id,
      label: [
        name,
        obstacle !== null
          ? t(`obstacle.${obstacle}`)
          : t("obstacle.load", { points: loadPoints, cap: capacityPoints }) + (isFull ? `, ${t("obstacle.full")}` : ""),
        ...(role === "lead" ? [t("role.lead")] : []),
      ].join(" · "),
      disabled: obstacle !== null,
    }));
  const inTeam = (teams: readonly string[]): boolean => teams.includes(document.team.id);
  return directory.people
    .filter(
      (person) => person.active && ["frontline", "lead"].includes(person.role) && person.id !== document.owner?.id,
    )
    .toSorted((a, b) => Number(inTeam(b.teams)) - Number(inTeam(a.teams)) || a.name.localeCompare(b.name))
    .map((person) => ({
      value: person.id,
      label: `${person.name} · ${t.maybe(`role.${person.role}`) ?? person.role}`,
    }));
}
