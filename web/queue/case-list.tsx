import { Button, NativeSelect, Skeleton, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type RefObject } from "react";
import { caseListQuery } from "../api/queries.js";
import { useCaseAction } from "../case/use-case-action.js";
import { Icon } from "../frame/icons.js";
import { usePerson } from "../frame/session.js";
import { useShortcut } from "../keys/keys.js";
import { useText } from "../text/text-provider.js";
import { CaseRow } from "./case-row.js";
import { listParameters, type QueueSearch, type View } from "./queue-search.js";

/** The list of a view with its filters; `j` and `k` walk through it. */
export function CaseList({
  view,
  search,
  chosenId,
  onSearch,
}: {
  view: View;
  search: QueueSearch;
  chosenId: string | null;
  onSearch: (search: QueueSearch) => void;
}) {
  const { t } = useText();
  const list = useInfiniteQuery(caseListQuery(listParameters(view, search)));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const place = useRef<HTMLUListElement>(null);
  useRowKeys(place, rows, chosenId, search);
  const isFiltered = search.q !== undefined || search.severity !== undefined;
  return (
    <section className="list" aria-label={t(`view.${view}`)}>
      <h1 className="list-title">{t(`view.${view}`)}</h1>
      <Filters search={search} onSearch={onSearch} />
      {list.isPending && <RowSkeletons />}
      {list.isError && (
        <p role="alert" className="list-note">
          {t("app.failed")}{" "}
          <Button size="compact-sm" variant="default" onClick={() => void list.refetch()}>
            {t("app.retry")}
          </Button>
        </p>
      )}
      {list.isSuccess && rows.length === 0 && (
        <div className="empty">
          <Icon name="check" size={28} />
          <p>{isFiltered ? t("queue.noMatch") : t(`queue.empty.${view}`)}</p>
          {isFiltered ? (
            <Button variant="default" onClick={() => onSearch({})}>
              {t("queue.clear")}
            </Button>
          ) : (
            <p className="dimmed">{t("queue.emptyHint")}</p>
          )}
        </div>
      )}
      <ul className="rows" ref={place}>
        {rows.map((row) => (
          <CaseRow key={row.id} row={row} search={search} view={view} isChosen={row.id === chosenId} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          className="list-more"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("queue.more")}
        </Button>
      )}
    </section>
  );
}

function Filters({ search, onSearch }: { search: QueueSearch; onSearch: (search: QueueSearch) => void }) {
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

function RowSkeletons() {
  return (
    <div className="skeletons" aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map((one) => (
        <Skeleton key={one} height={56} radius={6} />
      ))}
    </div>
  );
}

/** Moves the focus through the rows, and acts on the focused one. */
function useRowKeys(
  place: RefObject<HTMLUListElement | null>,
  rows: readonly { id: string; number: string; rev: number; owner: { id: string } | null }[],
  chosenId: string | null,
  search: QueueSearch,
): void {
  const navigate = useNavigate();
  const { id: personId } = usePerson();
  const act = useCaseAction();
  const links = (): HTMLElement[] => [...(place.current?.querySelectorAll<HTMLElement>("a.row") ?? [])];
  const focusedId = (): string | null => {
    const active = document.activeElement;
    return active instanceof HTMLElement && active.matches("a.row") ? (active.dataset.id ?? null) : null;
  };
  const move = (step: number): void => {
    const all = links();
    const from = all.findIndex((link) => link.dataset.id === (focusedId() ?? chosenId));
    const next = all[from === -1 ? 0 : Math.min(Math.max(from + step, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    // With a case beside the list, walking reads on.
    if (chosenId !== null && next?.dataset.id !== undefined)
      void navigate({
        to: "/cases/$caseId",
        params: { caseId: next.dataset.id },
        search: { ...search },
        replace: true,
      });
  };
  const openForm = (form: string) => (): void => {
    const id = focusedId();
    if (id !== null) void navigate({ to: "/cases/$caseId", params: { caseId: id }, search: { ...search, form } });
  };
  const inList = chosenId === null;
  useShortcut("next", () => move(1));
  useShortcut("previous", () => move(-1));
  useShortcut("open", inList ? () => links()[0]?.click() : null);
  useShortcut(
    "assign",
    inList
      ? () => {
          const row = rows.find((one) => one.id === focusedId());
          if (row === undefined) return;
          const isMine = row.owner === null || row.owner.id === personId;
          act.mutate({
            caseId: row.id,
            number: row.number,
            rev: row.rev,
            action: isMine ? "acknowledge" : "reassign",
            body: isMine ? {} : { to: personId },
          });
        }
      : null,
  );
  useShortcut("reassign", inList ? openForm("reassign") : null);
  useShortcut("note", inList ? openForm("note") : null);
  useShortcut("contact", inList ? openForm("log-contact") : null);
  useShortcut("snooze", inList ? openForm("snooze") : null);
  useShortcut("resolve", inList ? openForm("resolve") : null);
}
