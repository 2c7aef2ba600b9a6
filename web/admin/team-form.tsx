import { NativeSelect, TextInput } from "@mantine/core";
import { useOfficeText } from "../text/office-text.js";
import { touchpointWords } from "../text/touchpoint.js";
import { chosenId } from "./chosen-id.js";
import { FormDialog } from "./form-dialog.js";
import { PickMany, WordList } from "./form-fields.js";
import { plainText } from "./setting-merge.js";
import type { CalendarSetting, PolicySetting, TeamSetting, UserSetting } from "./settings.js";
import { useSetting } from "./use-setting.js";

const fresh: Omit<TeamSetting, "rev"> = {
  id: "",
  name: "",
  calendar: "default",
  lead: null,
  manager: null,
  members: [],
  touchpoints: [],
  touchpointOwners: {},
  policy: null,
};

/** One team: who leads it, who works in it, what comes to it, and by which hours and rules. */
export function TeamForm({
  stored,
  taken,
  users,
  calendars,
  policies,
  onClose,
}: {
  stored: TeamSetting | null;
  taken: readonly string[];
  users: readonly UserSetting[];
  calendars: readonly CalendarSetting[];
  policies: readonly PolicySetting[];
  onClose: () => void;
}) {
  const { t } = useOfficeText();
  const form = useSetting<Omit<TeamSetting, "rev">>({
    collection: "teams",
    idOf: ({ name }) => stored?.id ?? chosenId(name, taken),
    stored,
    fresh,
    nameOf: ({ name }) => name,
    body: ({ id: _id, ...document }) => document,
  });
  const { draft, set } = form;
  const nameOf = (id: unknown): string => users.find((one) => one.id === id)?.name ?? plainText(id);
  const show = (field: string, value: unknown): string => {
    if (value === null || value === "") return t("app.nobody");
    if (field === "members") return (value as string[]).map(nameOf).join(", ") || t("app.nobody");
    if (field === "lead" || field === "manager") return nameOf(value);
    if (Array.isArray(value)) return value.join(", ") || t("app.none");
    if (typeof value === "object")
      return (
        Object.entries(value as Record<string, string>)
          .map(([touchpoint, id]) => `${touchpoint}: ${nameOf(id)}`)
          .join(", ") || t("app.none")
      );
    return plainText(value);
  };
  const people = users.filter((one) => one.active || draft.members.includes(one.id));
  const seat = (field: "lead" | "manager", among: readonly string[]) => (
    <NativeSelect
      label={t(`team.${field}`)}
      value={draft[field] ?? ""}
      error={form.fault(field)}
      onChange={(event) => set({ [field]: event.currentTarget.value === "" ? null : event.currentTarget.value })}
      data={[
        { value: "", label: t("app.nobody") },
        ...users
          .filter((one) => one.id === draft[field] || (one.active && among.includes(one.role)))
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
  const own = (touchpoint: string, id: string): void => {
    const others = Object.entries(draft.touchpointOwners).filter(([name]) => name !== touchpoint);
    set({ touchpointOwners: Object.fromEntries(id === "" ? others : [...others, [touchpoint, id]]) });
  };
  return (
    <FormDialog
      title={stored === null ? t("teams.add") : stored.name}
      form={form}
      nameOf={(field) => t.maybe(`team.${field}`) ?? field}
      show={show}
      onSave={() => form.save(onClose)}
      onClose={onClose}
    >
      <TextInput
        label={t("team.name")}
        required
        withAsterisk={false}
        data-autofocus
        value={draft.name}
        error={form.fault("name")}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className="field-pair">
        {seat("lead", ["lead", "manager", "administrator"])}
        {seat("manager", ["manager", "administrator"])}
      </div>
      <PickMany
        label={t("team.members")}
        value={draft.members}
        error={form.fault("members")}
        onChange={(members) => set({ members })}
        options={people.map(({ id, name, role }) => ({
          value: id,
          label: `${name} · ${t.maybe(`role.${role}`) ?? role}`,
        }))}
      />
      <WordList
        label={t("team.touchpoints")}
        value={draft.touchpoints}
        error={form.fault("touchpoints")}
        onChange={(touchpoints) => set({ touchpoints })}
      />
      {draft.touchpoints.length > 0 && (
        <fieldset className="picks">
          <legend>{t("team.touchpointOwners")}</legend>
          <div className="field-pair">
            {draft.touchpoints.map((touchpoint) => (
              <NativeSelect
                key={touchpoint}
                label={touchpointWords(t, touchpoint)}
                value={draft.touchpointOwners[touchpoint] ?? ""}
                onChange={(event) => own(touchpoint, event.currentTarget.value)}
                data={[
                  { value: "", label: t("app.nobody") },
                  ...people
                    .filter(({ id }) => draft.members.includes(id))
                    .map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            ))}
          </div>
          {form.fault("touchpointOwners") !== null && <p className="form-problem">{form.fault("touchpointOwners")}</p>}
        </fieldset>
      )}
      <div className="field-pair">
        <NativeSelect
          label={t("team.calendar")}
          value={draft.calendar}
          error={form.fault("calendar")}
          onChange={(event) => set({ calendar: event.currentTarget.value })}
          data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NativeSelect
          label={t("team.policy")}
          value={draft.policy ?? ""}
          error={form.fault("policy")}
          onChange={(event) => set({ policy: event.currentTarget.value === "" ? null : event.currentTarget.value })}
          data={[
            { value: "", label: t("teams.defaultPolicy") },
            ...policies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
    </FormDialog>
  );
}
