import { NativeSelect, TextInput } from "@mantine/core";
import { useNow } from "../text/now.js";
import { useOfficeText } from "../text/office-text.js";
import { exactWords, fieldValue } from "../text/times.js";
import { chosenId } from "./chosen-id.js";
import { FormDialog } from "./form-dialog.js";
import { Check } from "./form-fields.js";
import { plainText } from "./setting-merge.js";
import type { AbsenceSetting, UserSetting } from "./settings.js";
import { useSetting } from "./use-setting.js";

const dayMs = 86_400_000;

/** One absence: from when to when, who takes the open work, and whether it comes back. */
export function AbsenceForm({
  stored,
  taken,
  users,
  onClose,
}: {
  stored: AbsenceSetting | null;
  taken: readonly string[];
  users: readonly UserSetting[];
  onClose: () => void;
}) {
  const { t, locale } = useOfficeText();
  const now = useNow(3600);
  const nameOf = (id: unknown): string => users.find((one) => one.id === id)?.name ?? plainText(id);
  const form = useSetting<Omit<AbsenceSetting, "rev">>({
    collection: "absences",
    idOf: ({ user, from }) => stored?.id ?? chosenId(`${user.slice(0, 40)} ${from.slice(0, 10)}`, taken),
    stored,
    fresh: {
      id: "",
      user: "",
      from: new Date(now).toISOString(),
      to: new Date(now + dayMs).toISOString(),
      delegate: null,
      give: "urgent",
      giveBack: true,
    },
    nameOf: ({ user }) => nameOf(user),
    body: ({ id: _id, ...document }) => document,
  });
  const { draft, set } = form;
  const people = users.filter((one) => one.active);
  const when = (field: "from" | "to") => (
    <TextInput
      label={t(`absence.${field}`)}
      type="datetime-local"
      required
      withAsterisk={false}
      value={fieldValue(Date.parse(draft[field]))}
      error={form.fault(field)}
      onChange={(event) => {
        const at = new Date(event.currentTarget.value);
        if (!Number.isNaN(at.getTime())) set({ [field]: at.toISOString() });
      }}
    />
  );
  return (
    <FormDialog
      title={stored === null ? t("absences.add") : t("absences.edit", { name: nameOf(stored.user) })}
      form={form}
      nameOf={(field) => t.maybe(`absence.${field}`) ?? field}
      show={(field, value) =>
        typeof value === "boolean"
          ? t(value ? "app.yes" : "app.no")
          : field === "from" || field === "to"
            ? exactWords(Date.parse(plainText(value)), locale)
            : value === null
              ? t("app.nobody")
              : nameOf(value)
      }
      onSave={() => form.save(onClose)}
      onClose={onClose}
    >
      <NativeSelect
        label={t("absence.user")}
        required
        withAsterisk={false}
        data-autofocus
        value={draft.user}
        error={form.fault("user")}
        onChange={(event) => set({ user: event.currentTarget.value })}
        data={[{ value: "", label: t("field.choose") }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <div className="field-pair">
        {when("from")}
        {when("to")}
        <NativeSelect
          label={t("absence.delegate")}
          description={t("absence.delegateHint")}
          value={draft.delegate ?? ""}
          error={form.fault("delegate")}
          onChange={(event) => set({ delegate: event.currentTarget.value === "" ? null : event.currentTarget.value })}
          data={[
            { value: "", label: t("absence.router") },
            ...people.filter(({ id }) => id !== draft.user).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label={t("absence.give")}
          value={draft.give}
          onChange={(event) => set({ give: event.currentTarget.value })}
          data={[
            { value: "urgent", label: t("absence.urgent") },
            { value: "all", label: t("absence.all") },
          ]}
        />
      </div>
      <Check label={t("absence.giveBack")} checked={draft.giveBack} onChange={(giveBack) => set({ giveBack })} />
    </FormDialog>
  );
}
