import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { usePerson } from "../frame/session.js";
import { useNow } from "../text/now.js";
import { useOfficeText } from "../text/office-text.js";
import { chosenId } from "./chosen-id.js";
import { Check, ForeignChanges } from "./form-fields.js";
import { draftOfMapping, mappingOfDraft } from "./mapping-draft.js";
import { MappingForm } from "./mapping-form.js";
import type { FieldFault } from "./setting-client.js";
import { isSame } from "./setting-merge.js";
import type { SourceSetting } from "./settings.js";
import { SourceTry } from "./source-try.js";
import { eventFields, exampleMapping, testAnswer } from "./test-answer.js";
import { useSetting } from "./use-setting.js";

/** Kinds that can be connected; the secret of some is made here, of the others at the vendor, and `generic` has none. */
const kinds = [
  { kind: "typeform", isMadeHere: true },
  { kind: "delighted", isMadeHere: false },
  { kind: "formbricks", isMadeHere: false },
  { kind: "generic", isMadeHere: false },
  { kind: "signed-json", isMadeHere: true },
] as const;

/** How long a former secret holds beside the new one, when that is wanted, in ms. */
const formerForMs = 24 * 3_600_000;

type SourceDraft = Pick<SourceSetting, "name" | "kind" | "active"> & { secret: string; mapping: unknown };

/** Connects a source, or changes one; the mapping is tried on an event while it is written. */
export function SourceEditor({
  stored,
  taken,
  event = null,
}: {
  stored: SourceSetting | null;
  /** Names of all sources. */
  taken: readonly string[];
  /** An event to try the mapping on instead of the example. */
  event?: string | null;
}) {
  const { t } = useOfficeText();
  const { email } = usePerson();
  const navigate = useNavigate();
  const now = useNow(3600);
  const [isFormerKept, setFormerKept] = useState(false);
  const form = useSetting<SourceDraft>({
    collection: "sources",
    idOf: ({ name }) => stored?.name ?? chosenId(name, taken),
    stored: stored === null ? null : { ...stored, secret: "" },
    fresh: { name: "", kind: "typeform", active: true, secret: "", mapping: { survey: { kind: "nps" } } },
    nameOf: ({ name }) => name,
    body: ({ kind, secret, active, mapping }) => ({
      kind,
      active,
      mapping,
      ...(secret === "" || kind === "generic" ? {} : { secret }),
      ...(secret === "" || !isFormerKept ? {} : { formerSecretForMs: formerForMs }),
    }),
  });
  const { draft, set } = form;
  const [written, setWritten] = useState(() => draftOfMapping(draft.mapping));
  // A change by somebody else replaces what the form shows.
  const mapping = isSame(mappingOfDraft(written), draft.mapping) ? written : draftOfMapping(draft.mapping);
  const [payload, setPayload] = useState(() => event ?? testAnswer(draft.kind, { email, nowMs: now }));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    form.save((after) => {
      if (stored === null) void navigate({ to: "/admin/sources/$name", params: { name: after.name } });
    });
  };
  const isMadeHere = kinds.find(({ kind }) => kind === draft.kind)?.isMadeHere === true;
  const secretHint = t.maybe(`source.secretHint.${draft.kind}`) ?? "";
  return (
    <div className="editor">
      <form className="card editor-form" onSubmit={submit} aria-label={t("source.settings")}>
        <h2>{t("source.settings")}</h2>
        {stored === null && (
          <div className="field-pair">
            <NativeSelect
              label={t("admin.sources.kind")}
              value={draft.kind}
              onChange={(changed) => {
                const kind = changed.currentTarget.value;
                set({ kind, ...firstMapping(kind, draft.mapping) });
                setPayload(testAnswer(kind, { email, nowMs: now }));
              }}
              data={kinds.map(({ kind }) => ({ value: kind, label: t(`source.kind.${kind}`) }))}
            />
            <TextInput
              label={t("admin.sources.name")}
              description={t("source.nameHint")}
              required
              withAsterisk={false}
              maxLength={60}
              value={draft.name}
              error={form.fault("name")}
              onChange={(changed) => set({ name: changed.currentTarget.value })}
            />
          </div>
        )}
        {draft.kind === "generic" ? (
          <p className="dimmed">{t("source.noSecret")}</p>
        ) : (
          <div className="secret">
            <TextInput
              label={stored?.hasSecret === true ? t("source.newSecret") : t("source.secret")}
              description={stored?.hasSecret === true ? t("source.secretKept") : secretHint}
              required={stored?.hasSecret !== true}
              withAsterisk={false}
              autoComplete="off"
              spellCheck={false}
              value={draft.secret}
              error={form.fault("secret")}
              onChange={(changed) => set({ secret: changed.currentTarget.value })}
            />
            {isMadeHere && (
              <Button variant="default" onClick={() => set({ secret: newSecret() })}>
                {t("source.makeSecret")}
              </Button>
            )}
          </div>
        )}
        {stored?.hasSecret === true && draft.secret !== "" && (
          <Check
            label={t("source.keepFormer")}
            hint={t("source.keepFormerHint")}
            checked={isFormerKept}
            onChange={setFormerKept}
          />
        )}
        <Check
          label={t("source.active")}
          hint={t("source.activeHint")}
          checked={draft.active}
          onChange={(active) => set({ active })}
        />
        {draft.kind === "signed-json" ? (
          <p className="dimmed">{t("source.noMapping")}</p>
        ) : (
          <>
            <h3>{t("source.mapping")}</h3>
            <MappingForm
              draft={mapping}
              fields={eventFields(draft.kind, payload)}
              faults={faults}
              onChange={(changed) => {
                setWritten(changed);
                set({ mapping: mappingOfDraft(changed) });
              }}
            />
          </>
        )}
        {form.foreign !== null && (
          <ForeignChanges
            changes={form.foreign}
            nameOf={(field) => t.maybe(`source.field.${field}`) ?? field}
            show={(_field, value) =>
              typeof value === "boolean"
                ? t(value ? "app.yes" : "app.no")
                : typeof value === "string"
                  ? value
                  : JSON.stringify(value)
            }
          />
        )}
        {form.problem !== null && (
          <p role="alert" className="form-problem">
            {form.problem}
          </p>
        )}
        <div className="form-buttons">
          <Button type="submit" loading={form.isSaving}>
            {stored === null ? t("source.connect") : form.foreign === null ? t("office.save") : t("office.saveAgain")}
          </Button>
        </div>
      </form>
      <SourceTry
        name={stored?.name ?? ""}
        kind={draft.kind}
        mapping={draft.mapping as object}
        payload={payload}
        isStored={!form.isChanged}
        onPayload={setPayload}
        onFaults={setFaults}
      />
    </div>
  );
}

/** Of a generic event nothing is guessed, so its mapping starts with the fields of the example. */
function firstMapping(kind: string, mapping: unknown): { mapping: unknown } | object {
  if (kind !== "generic") return isSame(mapping, exampleMapping) ? { mapping: { survey: { kind: "nps" } } } : {};
  return isSame(mapping, { survey: { kind: "nps" } }) ? { mapping: exampleMapping } : {};
}

/** A secret of the Standard Webhooks form, which every kind that takes a secret of ours takes. */
function newSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}
