import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.js";
import { Due, Tone } from "../frame/due.js";
import { Icon } from "../frame/icons.js";
import { Initials } from "../frame/initials.js";
import { LevelMark, SeverityMark } from "../frame/severity.js";
import { useNow } from "../text/now.js";
import { atWords, dueWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";
import { touchpointWords } from "../text/touchpoint.js";
import type { QueueSearch, View } from "./queue-search.js";

type Row = Schema<"CaseListItem">;

/** One case in a list: who, in their own words, and what is due next. */
export function CaseRow({
  row,
  search,
  view,
  isChosen,
  isGone,
  isSelected,
  onSelect,
}: {
  row: Row;
  search: QueueSearch;
  view: View;
  isChosen: boolean;
  /** It left this view while the list was used. */
  isGone: boolean;
  isSelected: boolean;
  onSelect: (isRange: boolean) => void;
}) {
  const { t, locale } = useText();
  const now = useNow(30);
  const { customer, nextDue, owner } = row;
  const name = customer?.name ?? customer?.externalId ?? t("app.unknownCustomer");
  const about = [customer?.accountName ?? customer?.account, customer?.tier].filter(
    (part) => part !== null && part !== undefined,
  );
  const other = row.clocks.find(
    (clock) =>
      clock.state === "running" && clock.dueAt !== null && clock.kind !== nextDue?.kind && clock.kind !== "acknowledge",
  );
  const otherWords =
    other?.dueAt === undefined || other.dueAt === null
      ? undefined
      : t("row.other", {
          clock: t.maybe(`due.kind.${other.kind}`) ?? other.kind,
          due: dueWords(Date.parse(other.dueAt), now, t, locale),
        });
  return (
    <li className="row-item" data-selected={isSelected} data-gone={isGone}>
      <label className="row-tick">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={t("row.select", { number: row.number, name })}
          onChange={(event) => onSelect(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        />
      </label>
      <Link
        to="/cases/$caseId"
        params={{ caseId: row.id }}
        search={{
          view,
          ...(search.q === undefined ? {} : { q: search.q }),
          ...(search.severity === undefined ? {} : { severity: search.severity }),
        }}
        className="row"
        data-id={row.id}
        onFocus={(event) => {
          for (const one of event.currentTarget.closest("ul")?.querySelectorAll<HTMLElement>("a.row[data-current]") ??
            [])
            delete one.dataset.current;
          event.currentTarget.dataset.current = "true";
        }}
        onClick={(event) => {
          // Instead of what the browser does with a click and a key.
          if (!event.shiftKey) return;
          event.preventDefault();
          onSelect(true);
        }}
        aria-current={isChosen ? "true" : undefined}
      >
        <span className="row-line">
          <span className="row-who">
            <SeverityMark severity={row.severity} />
            <strong>{name}</strong>
            {about.length > 0 && <span className="dimmed row-about">{about.join(" · ")}</span>}
            <LevelMark level={row.escalationLevel} isShort />
          </span>
          <span className="row-due">
            {isGone ? (
              <span className="dimmed">{t("row.gone")}</span>
            ) : nextDue === null ? (
              <NothingDue status={row.status} />
            ) : (
              <Due dueAt={nextDue.dueAt} atRiskAt={row.atRiskAt} />
            )}
          </span>
        </span>
        <span className="row-line">
          <span className="row-words">
            {row.comment === null || row.comment === "" ? (
              <i className="dimmed">{t("row.noWords")}</i>
            ) : (
              `“${row.comment}”`
            )}
          </span>
          <span className="row-meta" title={otherWords}>
            {nextDue !== null && (
              <span className="row-kind">{t.maybe(`due.kind.${nextDue.kind}`) ?? nextDue.kind}</span>
            )}
            {otherWords !== undefined && <span className="row-other">{otherWords}</span>}
            {row.touchpoint !== null && <span className="row-touchpoint">{touchpointWords(t, row.touchpoint)}</span>}
            {row.snoozedUntil !== null && Date.parse(row.snoozedUntil) > now && (
              <Snoozed until={Date.parse(row.snoozedUntil)} now={now} />
            )}
            {owner === null ? (
              <span className="row-unowned">{t("case.noOwner")}</span>
            ) : (
              <>
                <Initials name={owner.name} size={22} />
                <span className="sr-only">{t("row.owner", { name: owner.name })}</span>
              </>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** What stands where no deadline runs: that it waits for the customer, or how it ended. */
function NothingDue({ status }: { status: string }) {
  const { t } = useText();
  if (status === "waiting_customer") return <Tone tone="paused">{t("due.paused")}</Tone>;
  const isOver = ["resolved", "closed", "cancelled"].includes(status);
  return <span className="dimmed">{(isOver ? t.maybe(`status.${status}`) : null) ?? t("due.none")}</span>;
}

function Snoozed({ until, now }: { until: number; now: number }) {
  const { t, locale } = useText();
  const at = atWords(until, now, locale);
  const words = t("row.snoozed", { until: at });
  return (
    <span className="row-snoozed" title={words}>
      <Icon name="snooze" size={14} />
      <span aria-hidden="true">{at}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
