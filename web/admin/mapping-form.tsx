import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useId } from "react";
import { useOfficeText } from "../text/office-text.js";
import { mappingFields, type MappingDraft } from "./mapping-draft.js";
import type { FieldFault } from "./setting-client.js";
import type { EventField } from "./test-answer.js";

const zones = ["Europe/Helsinki", "Europe/Stockholm", "Europe/Tallinn", "Europe/London", "UTC"];

/** How events are read: what the survey asks, which field says what, and what words are worth. */
export function MappingForm({
  draft,
  fields,
  faults,
  onChange,
}: {
  draft: MappingDraft;
  /** Fields of the event the mapping is tried on. */
  fields: readonly EventField[];
  faults: readonly FieldFault[];
  onChange: (draft: MappingDraft) => void;
}) {
  const { t } = useOfficeText();
  const fieldList = useId();
  const zoneList = useId();
  const fault = (place: string): string | undefined => {
    const found = faults.find(
      ({ pointer }) => pointer === `/mapping/${place}` || pointer.startsWith(`/mapping/${place}/`),
    );
    return found === undefined ? undefined : (t.maybe(`fault.${found.code}`) ?? found.detail);
  };
  const number = (name: "min" | "max" | "detractorMax" | "promoterMin" | "severeMax", place: string) => (
    <TextInput
      label={t(`mapping.${name}`)}
      inputMode="numeric"
      value={draft[name]}
      error={fault(place)}
      onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className="mapping">
      <div className="field-pair">
        <NativeSelect
          label={t("mapping.kind")}
          value={draft.kind}
          error={fault("survey/kind")}
          onChange={(event) => onChange({ ...draft, kind: event.currentTarget.value })}
          data={[
            { value: "", label: t("mapping.itself") },
            ...(["nps", "csat", "ces"] as const).map((kind) => ({ value: kind, label: t(`mapping.kind.${kind}`) })),
          ]}
        />
        <TextInput
          label={t("mapping.touchpoint")}
          placeholder={t("mapping.itself")}
          value={draft.touchpoint}
          error={fault("touchpoint")}
          onChange={(event) => onChange({ ...draft, touchpoint: event.currentTarget.value })}
        />
      </div>
      <fieldset className="mapping-fields">
        <legend>{t("mapping.fields")}</legend>
        <p className="dimmed">{t("mapping.fieldsHint")}</p>
        <div className="field-pair">
          {mappingFields.map((name) => (
            <TextInput
              key={name}
              label={t(`mapping.field.${name}`)}
              placeholder={t("mapping.itself")}
              list={fieldList}
              autoComplete="off"
              spellCheck={false}
              value={draft.fields[name]}
              error={fault(`fields/${name}`)}
              onChange={(event) =>
                onChange({ ...draft, fields: { ...draft.fields, [name]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
        <datalist id={fieldList}>
          {fields.map(({ name, shown }) => (
            <option key={name} value={name} label={shown} />
          ))}
        </datalist>
      </fieldset>
      <Textarea
        label={t("mapping.labels")}
        description={t("mapping.labelsHint")}
        placeholder={t("mapping.labelsExample")}
        autosize
        minRows={3}
        maxRows={10}
        value={draft.labels}
        error={fault("labels")}
        onChange={(event) => onChange({ ...draft, labels: event.currentTarget.value })}
      />
      <details className="more">
        <summary>{t("mapping.more")}</summary>
        <div className="field-pair">
          {number("min", "survey/scale/min")}
          {number("max", "survey/scale")}
          {number("detractorMax", "survey/cutOffs/detractorMax")}
          {number("promoterMin", "survey/cutOffs")}
          {number("severeMax", "survey/cutOffs/severeMax")}
          <NativeSelect
            label={t("mapping.direction")}
            value={draft.direction}
            onChange={(event) => onChange({ ...draft, direction: event.currentTarget.value })}
            data={[
              { value: "", label: t("mapping.itself") },
              { value: "higher_is_better", label: t("mapping.higher") },
              { value: "lower_is_better", label: t("mapping.lower") },
            ]}
          />
          <TextInput
            label={t("mapping.zone")}
            description={t("mapping.zoneHint")}
            list={zoneList}
            value={draft.zone}
            error={fault("zone")}
            onChange={(event) => onChange({ ...draft, zone: event.currentTarget.value })}
          />
          <datalist id={zoneList}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
      </details>
    </div>
  );
}
