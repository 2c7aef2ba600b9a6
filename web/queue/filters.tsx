import { NativeSelect, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { Icon } from "../frame/icons.js";
import { useShortcut } from "../keys/keys.js";
import { useText } from "../text/text-provider.js";
import type { QueueSearch } from "./queue-search.js";

/** Words and severity; what is typed counts after a moment. */
export function Filters({ search, onSearch }: { search: QueueSearch; onSearch: (search: QueueSearch) => void }) {
  const { t } = useText();
  const [q, setQ] = useState(search.q ?? "");
  const field = useRef<HTMLInputElement>(null);
  useShortcut("search", () => field.current?.focus());
  const timer = useRef<number | undefined>(undefined);
  const change = (next: Partial<QueueSearch>): void => {
    const { q: words = "", severity = "" } = { ...search, ...next };
    onSearch({ ...(words === "" ? {} : { q: words }), ...(severity === "" ? {} : { severity }) });
  };
  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        change({ q });
      }}
    >
      <TextInput
        ref={field}
        className="filters-words"
        aria-label={t("queue.search")}
        placeholder={t("queue.search")}
        leftSection={<Icon name="search" />}
        value={q}
        onChange={(event) => {
          const words = event.currentTarget.value;
          setQ(words);
          window.clearTimeout(timer.current);
          timer.current = window.setTimeout(() => change({ q: words }), 300);
        }}
      />
      <NativeSelect
        aria-label={t("queue.severity")}
        value={search.severity ?? ""}
        onChange={(event) => change({ severity: event.currentTarget.value })}
        data={[
          { value: "", label: t("queue.allSeverities") },
          ...(["P1", "P2", "P3", "P4"] as const).map((one) => ({ value: one, label: t(`severity.${one}`) })),
        ]}
      />
    </form>
  );
}
