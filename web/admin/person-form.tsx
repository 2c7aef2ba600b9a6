import { Button, NativeSelect, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { api } from "../api/client.js";
import { useOfficeText } from "../text/office-text.js";
import { languageNames, languages } from "../text/translations.js";
import { chosenId } from "./chosen-id.js";
import { FormDialog } from "./form-dialog.js";
import { Check, WordList } from "./form-fields.js";
import { settle } from "./setting-client.js";
import { plainText } from "./setting-merge.js";
import type { CalendarSetting, UserSetting } from "./settings.js";
import { useSetting } from "./use-setting.js";

const roles = ["frontline", "lead", "marketing", "manager", "administrator"] as const;

const fresh: Omit<UserSetting, "rev"> = {
  id: "",
  name: "",
  email: "",
  role: "frontline",
  language: "en",
  languages: [],
  skills: [],
  capacityPoints: 10,
  calendar: null,
  active: true,
};

/** One person: what they do, what they can, how much they carry; and a way in. */
export function PersonForm({
  stored,
  taken,
  calendars,
  onClose,
  onMade,
}: {
  stored: UserSetting | null;
  taken: readonly string[];
  calendars: readonly CalendarSetting[];
  onClose: () => void;
  /** A new person is stored: their form stays open, for the sign-in link. */
  onMade: (id: string) => void;
}) {
  const { t, language } = useOfficeText();
  const form = useSetting<Omit<UserSetting, "rev">>({
    collection: "users",
    idOf: ({ name }) => stored?.id ?? chosenId(name, taken),
    stored,
    fresh: { ...fresh, language, languages: [language] },
    nameOf: ({ name }) => name,
    body: ({ id: _id, ...document }) => document,
  });
  const { draft, set } = form;
  return (
    <FormDialog
      title={stored === null ? t("people.add") : stored.name}
      form={form}
      nameOf={(field) => t.maybe(`person.${field}`) ?? field}
      show={(field, value) => words(field, value, t)}
      onSave={() => form.save(({ id }) => (stored === null ? onMade(id) : onClose()))}
      onClose={onClose}
      after={stored !== null && stored.active && <LoginLink id={stored.id} name={stored.name} />}
    >
      <TextInput
        label={t("person.name")}
        required
        withAsterisk={false}
        data-autofocus
        value={draft.name}
        error={form.fault("name")}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("person.email")}
        type="email"
        required
        withAsterisk={false}
        value={draft.email}
        error={form.fault("email")}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <div className="field-pair">
        <NativeSelect
          label={t("person.role")}
          description={t.maybe(`role.sees.${draft.role}`)}
          value={draft.role}
          error={form.fault("role")}
          onChange={(event) => set({ role: event.currentTarget.value })}
          data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <NativeSelect
          label={t("person.language")}
          description={t("person.languageHint")}
          value={draft.language}
          onChange={(event) => set({ language: event.currentTarget.value })}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
        <WordList
          label={t("person.languages")}
          value={draft.languages}
          error={form.fault("languages")}
          onChange={(spoken) => set({ languages: spoken })}
        />
        <WordList
          label={t("person.skills")}
          value={draft.skills}
          error={form.fault("skills")}
          onChange={(skills) => set({ skills })}
        />
        <TextInput
          label={t("person.capacityPoints")}
          description={t("person.capacityHint")}
          type="number"
          min={0}
          step={0.5}
          value={draft.capacityPoints}
          error={form.fault("capacityPoints")}
          onChange={(event) => set({ capacityPoints: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t("person.calendar")}
          description={t("person.calendarHint")}
          value={draft.calendar ?? ""}
          error={form.fault("calendar")}
          onChange={(event) => set({ calendar: event.currentTarget.value === "" ? null : event.currentTarget.value })}
          data={[
            { value: "", label: t("person.teamCalendar") },
            ...calendars.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <Check
        label={t("person.active")}
        hint={t("person.activeHint")}
        checked={draft.active}
        onChange={(active) => set({ active })}
      />
      {form.fault("active") !== null && <p className="form-problem">{form.fault("active")}</p>}
    </FormDialog>
  );
}

function words(field: string, value: unknown, t: ReturnType<typeof useOfficeText>["t"]): string {
  if (typeof value === "boolean") return t(value ? "app.yes" : "app.no");
  if (Array.isArray(value)) return value.join(", ") || t("app.none");
  if (field === "role") return t.maybe(`role.${plainText(value)}`) ?? plainText(value);
  return value === null || value === "" ? t("app.none") : plainText(value);
}

function LoginLink({ id, name }: { id: string; name: string }) {
  const { t } = useOfficeText();
  const link = useMutation({
    mutationFn: () => settle(api.POST("/api/v1/users/{id}/login-link", { params: { path: { id } } })),
  });
  const url = link.data?.url;
  const copy = (): void => {
    void navigator.clipboard.writeText(url ?? "").then(() => notifications.show({ message: t("app.copied") }));
  };
  return (
    <section className="login-link" aria-labelledby="login-link-title">
      <h3 id="login-link-title">{t("person.link")}</h3>
      <p className="dimmed">{t("person.linkHint")}</p>
      <div role="status" aria-live="polite">
        {link.error !== null && <p className="form-problem">{t("app.refused", { detail: link.error.message })}</p>}
        {url !== undefined && (
          <>
            <p>{t("person.linkMade", { name })}</p>
            <p className="source-address">
              <code>{url}</code>
              <Button size="compact-sm" variant="default" onClick={copy}>
                {t("person.linkCopy")}
              </Button>
            </p>
          </>
        )}
      </div>
      {url === undefined && (
        <Button variant="default" loading={link.isPending} onClick={() => link.mutate()}>
          {t("person.linkSend")}
        </Button>
      )}
    </section>
  );
}
