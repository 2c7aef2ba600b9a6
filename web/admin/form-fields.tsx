/** Fields that the forms of settings share. */
import { TextInput } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { useOfficeText } from "../text/office-text.js";
import type { ForeignChange } from "./setting-merge.js";

/** One box to tick. */
export function Check({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {hint !== undefined && <small className="dimmed block">{hint}</small>}
      </span>
    </label>
  );
}

/** Any of a few, each with a box. */
export function PickMany({
  label,
  options,
  value,
  error,
  onChange,
}: {
  label: string;
  options: readonly { value: string; label: string }[];
  value: readonly string[];
  error?: string | null;
  onChange: (value: string[]) => void;
}) {
  const id = useId();
  return (
    <fieldset className="picks" aria-describedby={error === null || error === undefined ? undefined : id}>
      <legend>{label}</legend>
      <div className="picks-list">
        {options.map((option) => (
          <Check
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(isOn) => onChange(isOn ? [...value, option.value] : value.filter((one) => one !== option.value))}
          />
        ))}
      </div>
      {error !== null && error !== undefined && (
        <p id={id} className="form-problem">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** A list of words, written with commas. */
export function WordList({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: readonly string[];
  error?: string | null;
  onChange: (value: string[]) => void;
}) {
  const { t } = useOfficeText();
  const [text, setText] = useState(value.join(", "));
  const words = wordsOf(text);
  // Somebody else's change came in: what is shown follows it.
  const shown = words.join() === value.join() ? text : value.join(", ");
  return (
    <TextInput
      label={label}
      description={t("office.commas")}
      value={shown}
      error={error ?? undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(wordsOf(event.currentTarget.value));
      }}
    />
  );
}

function wordsOf(text: string): string[] {
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** What somebody else changed while this form was open. */
export function ForeignChanges({
  changes,
  nameOf,
  show,
}: {
  changes: readonly ForeignChange[];
  nameOf: (field: string) => string;
  show: (field: string, value: unknown) => string;
}) {
  const { t } = useOfficeText();
  return (
    <div className="foreign" role="alert">
      <strong>{t("office.foreign")}</strong>
      {changes.length === 0 && <p>{t("office.foreignNothing")}</p>}
      <ul>
        {changes.map(({ field, before, after, isClash }) => (
          <li key={field}>
            {t("office.foreignChange", {
              field: nameOf(field),
              before: show(field, before),
              after: show(field, after),
            })}
            {isClash && <em> {t("office.foreignClash")}</em>}
          </li>
        ))}
      </ul>
      <p>{t("office.foreignHint")}</p>
    </div>
  );
}

/** A heading with what belongs to it on the right. */
export function SectionHead({ id, title, children }: { id?: string; title: string; children?: ReactNode }) {
  return (
    <div className="section-head">
      <h2 id={id}>{title}</h2>
      {children}
    </div>
  );
}
