import { Button, Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { caseListQuery } from "../api/queries.js";
import { Icon } from "../frame/icons.js";
import { useShortcut } from "../keys/keys.js";
import { useText } from "../text/text-provider.js";
import type { BulkAction } from "./bulk-actions.js";
import { BulkBar } from "./bulk-bar.js";
import { CaseRow } from "./case-row.js";
import { useDensity } from "./density.js";
import { Filters } from "./filters.js";
import { useInUse } from "./in-use.js";
import { listParameters, type QueueSearch, type View } from "./queue-search.js";
import { useRowKeys } from "./row-keys.js";
import { useRowOrder } from "./row-order.js";
import { useSelection } from "./selection.js";
import { useShownRows } from "./shown-rows.js";

const BulkDialog = lazy(async () => ({ default: (await import("./bulk-dialog.js")).BulkDialog }));

/** The list of a view with its filters; `j` and `k` walk through it. Nothing in it moves while it is used. */
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
  const parameters = listParameters(view, search);
  const list = useInfiniteQuery(caseListQuery(parameters));
  const key = JSON.stringify(parameters);
  const latest = useMemo(
    () => ({
      key,
      pages: list.data?.pages.length ?? 0,
      rows: list.data?.pages.flatMap((page) => page.items) ?? [],
    }),
    [list.data, key],
  );
  const place = useRef<HTMLUListElement>(null);
  const isUsed = useInUse(place);
  const isReady = list.isSuccess && !list.isPlaceholderData;
  const { shown, changed, show } = useShownRows(place, latest, { isReady, isUsed });
  const ids = useMemo(() => shown.map(({ row }) => row.id), [shown]);
  const order = useRowOrder();
  useEffect(() => order.set(ids), [order, ids]);
  const selection = useSelection(key, ids);
  const [bulk, setBulk] = useState<BulkAction | null>(null);
  const [density, setDensity] = useDensity();
  const rows = shown.map(({ row }) => row);
  useRowKeys(place, rows, chosenId, search, selection.toggle);
  useShortcut("show", changed > 0 ? show : null);
  useShortcut("back", selection.ids.size > 0 ? () => selection.choose([]) : null);
  const isFiltered = search.q !== undefined || search.severity !== undefined;
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  return (
    <section className="list" aria-label={t(`view.${view}`)} data-density={density} data-choosing={chosen.length > 0}>
      <div className="list-head">
        <h1 className="list-title">{t(`view.${view}`)}</h1>
        <div className="list-news" role="status">
          {changed > 0 && (
            <button type="button" className="list-news-show" onClick={show}>
              {t("queue.changed", { count: changed })} <kbd>u</kbd>
            </button>
          )}
        </div>
        <button
          type="button"
          className="list-density"
          aria-pressed={density === "compact"}
          onClick={() => setDensity(density === "compact" ? "comfortable" : "compact")}
        >
          <Icon name="menu" /> <span className="list-density-word">{t("queue.compact")}</span>
        </button>
      </div>
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
        {shown.map(({ row, isGone }) => (
          <CaseRow
            key={row.id}
            row={row}
            search={search}
            view={view}
            isChosen={row.id === chosenId}
            isGone={isGone}
            isSelected={selection.ids.has(row.id)}
            onSelect={(isRange) => (isRange ? selection.extend(row.id) : selection.toggle(row.id))}
          />
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
      {chosen.length > 0 && (
        <BulkBar
          count={chosen.length}
          isAll={chosen.length === rows.length}
          onAll={() => selection.choose(ids)}
          onClear={() => selection.choose([])}
          onAct={setBulk}
        />
      )}
      {bulk !== null && chosen.length > 0 && (
        <Suspense fallback={null}>
          <BulkDialog
            action={bulk}
            rows={chosen}
            onClose={() => setBulk(null)}
            onDone={() => {
              setBulk(null);
              selection.choose([]);
            }}
          />
        </Suspense>
      )}
    </section>
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
