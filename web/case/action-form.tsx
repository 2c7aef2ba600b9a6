import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { ApiError, type Schema } from "../api/client.js";
import { directoryQuery } from "../api/queries.js";
import { useShortcut } from "../keys/keys.js";
import { useText } from "../text/text-provider.js";
import { fieldValue } from "../text/times.js";
import { actionForms, type Field } from "./action-forms.js";
import { CaseChanges } from "./case-changes.js";
import { useDraft } from "./draft.js";
import { useFieldChoices } from "./field-choices.js";
import { MissingForResolve } from "./missing-for-resolve.js";
import { LiveChange } from "./live-change.js";
import { useCaseAction } from "./use-case-action.js";

type CaseDocument = Schema<"Case">;

/** The form of one action, in place. What is typed is kept until it is sent, also over a change by somebody else. */
export function ActionForm({
  document,
  action,
  composer,
  onDone,
  onNext,
  onClose,
}: {
  document: CaseDocument;
  action: string;
  /** The form stands at the end of the timeline: `waiting` until somebody writes in it, or `asked-for` by key or address. */
  composer?: "waiting" | "asked-for";
  onDone: () => void;
  /** Opens the next case of the list instead, where there is one. */
  onNext?: () => void;
  onClose: () => void;
}) {
  const { t } = useText();
  const fields = actionForms[action] ?? [];
  // The version the person looked at when they began; what they did not see must not be overwritten.
  const [seen, setSeen] = useState(document);
  const [changed, setChanged] = useState<CaseDocument | null>(null);
  const [values, setValue, forget] = useDraft(document.id, action, () => startValues(fields));
  const act = useCaseAction();
  const form = useRef<HTMLFormElement>(null);
  const [goesOn, setGoesOn] = useGoesOn();
  const isWaiting = composer === "waiting";
  // Nothing is written yet, so what changes is simply what there is.
  const [isTouched, setTouched] = useState(!isWaiting);
  if (!isTouched && isWaiting && seen.rev !== document.rev) setSeen(document);
  useShortcut("back", isWaiting ? null : onClose);
  useEffect(() => {
    if (isWaiting) return;
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector<HTMLElement>("input,select,textarea,button[type=submit]")?.focus();
  }, [action, isWaiting]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const before = document.owner;
    act
      .mutateAsync({
        caseId: document.id,
        number: document.number,
        rev: seen.rev,
        action,
        body: bodyOf(fields, values),
        ...(action === "snooze" ? { undo: { action: "resume", body: {} } } : {}),
        ...(action === "reassign" && before !== null ? { undo: { action: "reassign", body: { to: before.id } } } : {}),
      })
      .then(
        // The action may have taken this very form off the page, so nothing here may need it.
        () => {
          forget();
          if (goesOn && onNext !== undefined) onNext();
          else onDone();
        },
        (error: unknown) => {
          if (error instanceof ApiError && error.status === 412)
            setChanged((error.current as CaseDocument | null) ?? null);
        },
      );
  };
  return (
    <form
      className={composer === undefined ? "action-form" : "composer-form"}
      ref={form}
      onSubmit={submit}
      onInput={() => setTouched(true)}
      aria-label={t.maybe(`action.${action}`) ?? action}
    >
      {composer === undefined && <h2>{t.maybe(`action.${action}`) ?? action}</h2>}
      {changed !== null && <CaseChanges before={seen} after={changed} />}
      {action === "resolve" && <MissingForResolve document={document} />}
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          document={document}
          values={values}
          onChange={(value) => setValue(field.name, value)}
        />
      ))}
      <div className="form-buttons">
        {changed === null ? (
          <Button type="submit" loading={act.isPending}>
            {t.maybe(`action.${action}`) ?? action}
          </Button>
        ) : (
          <Button
            type="button"
            onClick={() => {
              setSeen(changed);
              setChanged(null);
              // The next submit goes out with the version that was just shown.
              setTimeout(() => form.current?.requestSubmit(), 0);
            }}
          >
            {t("case.sendAgain")}
          </Button>
        )}
        {!isWaiting && (
          <Button type="button" variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
        )}
      </div>
      {onNext !== undefined && (
        <label className="goes-on">
          <input type="checkbox" checked={goesOn} onChange={(event) => setGoesOn(event.currentTarget.checked)} />
          {t("case.resolveNext")}
        </label>
      )}
      {changed === null && !act.isPending && document.rev > seen.rev && (
        <LiveChange seen={seen} document={document} onSeen={() => setSeen(document)} />
      )}
    </form>
  );
}

const goesOnKey = "innerloop-next-after-resolve";

/** Whether resolving leads on to the next case, remembered on this device. */
function useGoesOn(): [goesOn: boolean, set: (next: boolean) => void] {
  const [goesOn, setGoesOn] = useState(() => localStorage.getItem(goesOnKey) === "yes");
  return [
    goesOn,
    (next) => {
      localStorage.setItem(goesOnKey, next ? "yes" : "no");
      setGoesOn(next);
    },
  ];
}

type Values = Readonly<Record<string, string>>;

function startValues(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.kind === "choice" && field.isOptional !== true
        ? (field.choices?.[0] ?? "")
        : field.aheadMs === undefined
          ? ""
          : fieldValue(Date.now() + field.aheadMs),
    ]),
  );
}

/** What the API is sent: empty optional fields are left out, local times become instants. */
function bodyOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = (values[field.name] ?? "").trim();
      if (value === "") return [];
      return [[field.name, field.kind === "instant" ? new Date(value).toISOString() : value]];
    }),
  );
}

function FormField({
  field,
  document,
  values,
  onChange,
}: {
  field: Field;
  document: CaseDocument;
  values: Values;
  onChange: (value: string) => void;
}) {
  const { t } = useText();
  const directory = useQuery(directoryQuery).data;
  const choices = useFieldChoices(field, document, values, directory);
  const label = `${t(`field.${field.name}`)}${field.isOptional === true ? ` (${t("field.optional")})` : ""}`;
  const common = { label, value: values[field.name] ?? "", required: field.isOptional !== true, withAsterisk: false };
  if (field.kind === "text")
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        maxRows={10}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (field.kind === "instant")
    return <TextInput {...common} type="datetime-local" onChange={(event) => onChange(event.currentTarget.value)} />;
  if (field.kind === "causeDetail" && choices.length === 0) return null;
  const isPreset = field.kind === "choice" && field.isOptional !== true;
  return (
    <NativeSelect
      {...common}
      data={isPreset ? choices : [{ value: "", label: t("field.choose") }, ...choices]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
