import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client.js";
import { useNow } from "../text/now.js";
import { useOfficeText } from "../text/office-text.js";
import { exactWords } from "../text/times.js";
import { chosenId } from "./chosen-id.js";
import { FormDialog } from "./form-dialog.js";
import { settle } from "./setting-client.js";
import type { CalendarSetting, Closure } from "./settings.js";
import { useSetting } from "./use-setting.js";
import { days, weekdayNames } from "./weekdays.js";

type CalendarDraft = Omit<CalendarSetting, "rev">;

const office: CalendarDraft = {
  id: "",
  name: "",
  zone: "Europe/Helsinki",
  windows: Object.fromEntries(days.slice(0, 5).map((day) => [day, [["08:00", "16:00"]]])),
  closures: [],
  openings: [],
};
const zones = ["Europe/Helsinki", "Europe/Stockholm", "Europe/Tallinn", "Europe/London", "UTC"];
const budgetMs = 8 * 3_600_000;

/** One calendar: hours by weekday and days without them, with what eight hours from now would mean. */
export function CalendarForm({
  stored,
  taken,
  onClose,
}: {
  stored: CalendarSetting | null;
  taken: readonly string[];
  onClose: () => void;
}) {
  const { t, locale } = useOfficeText();
  const form = useSetting<CalendarDraft>({
    collection: "calendars",
    idOf: ({ name }) => stored?.id ?? chosenId(name, taken),
    stored,
    fresh: office,
    nameOf: ({ name }) => name,
    body: ({ id: _id, ...document }) => document,
  });
  const { draft, set } = form;
  const names = weekdayNames(locale);
  const setDay = (day: string, windows: [string, string][]): void =>
    set({ windows: Object.fromEntries(Object.entries({ ...draft.windows, [day]: windows })) });
  return (
    <FormDialog
      title={stored === null ? t("calendars.add") : stored.name}
      form={form}
      nameOf={(field) => t.maybe(`calendar.${field}`) ?? field}
      show={(_field, value) => (typeof value === "string" ? value : JSON.stringify(value).slice(0, 120))}
      onSave={() => form.save(onClose)}
      onClose={onClose}
      after={<Preview calendar={draft} />}
    >
      <div className="field-pair">
        <TextInput
          label={t("calendar.name")}
          required
          withAsterisk={false}
          data-autofocus
          value={draft.name}
          error={form.fault("name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t("calendar.zone")}
          required
          withAsterisk={false}
          list="calendar-zones"
          value={draft.zone}
          error={form.fault("zone")}
          onChange={(event) => set({ zone: event.currentTarget.value })}
        />
        <datalist id="calendar-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <fieldset className="picks">
        <legend>{t("calendar.windows")}</legend>
        {days.map((day, index) => (
          <Day
            key={day}
            name={names[index] ?? day}
            windows={draft.windows[day] ?? []}
            onChange={(windows) => setDay(day, windows)}
          />
        ))}
        {form.fault("windows") !== null && <p className="form-problem">{form.fault("windows")}</p>}
      </fieldset>
      <details className="more">
        <summary>{t("admin.calendars.closures", { count: draft.closures.length })}</summary>
        <ul className="plain closures">
          {draft.closures.map((closure, index) => (
            <ClosureRow
              key={index}
              closure={closure}
              onChange={(changed) =>
                set({
                  closures: draft.closures.flatMap((one, at) =>
                    at !== index ? [one] : changed === null ? [] : [changed],
                  ),
                })
              }
            />
          ))}
        </ul>
        <button
          type="button"
          className="small-button"
          onClick={() => set({ closures: [...draft.closures, { on: "" }] })}
        >
          {t("calendar.addClosure")}
        </button>
        {form.fault("closures") !== null && <p className="form-problem">{form.fault("closures")}</p>}
      </details>
    </FormDialog>
  );
}

function Day({
  name,
  windows,
  onChange,
}: {
  name: string;
  windows: readonly [string, string][];
  onChange: (windows: [string, string][]) => void;
}) {
  const { t } = useOfficeText();
  const change = (index: number, side: 0 | 1, value: string): void =>
    onChange(windows.map(([from, to], at) => (at !== index ? [from, to] : side === 0 ? [value, to] : [from, value])));
  return (
    <div className="day">
      <span className="day-name">{name}</span>
      <span className="day-windows">
        {windows.length === 0 && <span className="dimmed">{t("case.bar.closed")}</span>}
        {windows.map(([from, to], index) => (
          <span key={index} className="day-window">
            <TextInput
              aria-label={t("calendar.opens", { day: name })}
              value={from}
              placeholder="08:00"
              onChange={(event) => change(index, 0, event.currentTarget.value)}
            />
            <span aria-hidden="true">–</span>
            <TextInput
              aria-label={t("calendar.closes", { day: name })}
              value={to}
              placeholder="16:00"
              onChange={(event) => change(index, 1, event.currentTarget.value)}
            />
            <button
              type="button"
              className="small-button"
              aria-label={t("calendar.removeHours", { day: name })}
              onClick={() => onChange(windows.filter((_, at) => at !== index))}
            >
              {t("office.remove")}
            </button>
          </span>
        ))}
        <button
          type="button"
          className="small-button"
          aria-label={t("calendar.addHours", { day: name })}
          onClick={() => onChange([...windows, windows.length === 0 ? ["08:00", "16:00"] : ["17:00", "19:00"]])}
        >
          {t("office.add")}
        </button>
      </span>
    </div>
  );
}

/** A day, a stretch, or a day of every year; null = removed. */
function ClosureRow({ closure, onChange }: { closure: Closure; onChange: (closure: Closure | null) => void }) {
  const { t } = useOfficeText();
  const kind = "on" in closure ? "on" : "yearly" in closure ? "yearly" : "span";
  const date = (label: string, value: string, changed: (value: string) => Closure) => (
    <TextInput
      aria-label={label}
      type={kind === "yearly" ? "text" : "date"}
      placeholder={kind === "yearly" ? "12-06" : undefined}
      value={value}
      onChange={(event) => onChange(changed(event.currentTarget.value))}
    />
  );
  return (
    <li className="closure">
      <NativeSelect
        aria-label={t("calendar.closureKind")}
        value={kind}
        onChange={(event) => {
          const next = event.currentTarget.value;
          onChange(next === "on" ? { on: "" } : next === "yearly" ? { yearly: "" } : { from: "", to: "" });
        }}
        data={(["on", "span", "yearly"] as const).map((one) => ({ value: one, label: t(`calendar.closure.${one}`) }))}
      />
      {"on" in closure && date(t("calendar.closure.on"), closure.on, (on) => ({ on }))}
      {"yearly" in closure && date(t("calendar.closure.yearly"), closure.yearly, (yearly) => ({ yearly }))}
      {"from" in closure && (
        <>
          {date(t("absence.from"), closure.from, (from) => ({ ...closure, from }))}
          {date(t("absence.to"), closure.to, (to) => ({ ...closure, to }))}
        </>
      )}
      <button type="button" className="small-button" onClick={() => onChange(null)}>
        {t("office.remove")}
      </button>
    </li>
  );
}

/** When eight hours that begin now would be used. */
function Preview({ calendar }: { calendar: CalendarDraft }) {
  const { t, locale } = useOfficeText();
  const now = Math.floor(useNow(60) / 60_000) * 60_000;
  const { zone, windows, closures, openings } = calendar;
  const [asked] = useDebouncedValue({ zone, windows, closures: closures.filter(isWhole), openings, now }, 400);
  const { data } = useQuery({
    queryKey: ["calendar-preview", asked],
    queryFn: () =>
      settle(
        api.POST("/api/v1/sla/preview", {
          body: {
            calendar: { zone: asked.zone, windows: asked.windows, closures: asked.closures, openings: asked.openings },
            start: new Date(asked.now).toISOString(),
            budgetMs,
          },
        }),
      ),
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <p role="status" className="calendar-preview">
      {data !== undefined && data.dueAt !== null
        ? t("calendar.preview", { at: exactWords(Date.parse(data.dueAt), locale) })
        : ""}
    </p>
  );
}

function isWhole(closure: Closure): boolean {
  return Object.values(closure).every((value) => value !== "");
}
