import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { caseListQuery, teamBoardQuery, viewsQuery } from "../api/queries.js";
import { Icon } from "../frame/icons.js";
import { NotHere } from "../frame/not-here.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { listParameters } from "../queue/queue-search.js";
import { useNow } from "../text/now.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { atWords } from "../text/times.js";
import { isDueToday, type BoardCase } from "./board-case.js";
import { DueByHour } from "./due-by-hour.js";
import { Lanes } from "./lanes.js";
import { ReassignDialog } from "./reassign-dialog.js";
import { Escalations, Unassigned } from "./waiting-cases.js";
import "../admin/office.css";
import "./tiles.css";
import "./lead.css";

/** `/lead`: who needs help, what will be late before the day ends, what nobody owns. */
export function LeadPage() {
  return (
    <OfficeText>
      <Board />
    </OfficeText>
  );
}

function Board() {
  const { t, locale } = useOfficeText();
  const { role } = usePerson();
  const now = useNow(30);
  const { show } = useSearch({ from: "/lead" });
  const isAllowed = mayOpen(role, "lead");
  const board = useQuery({ ...teamBoardQuery, enabled: isAllowed }).data;
  const counts = useQuery({ ...viewsQuery, enabled: isAllowed }).data?.counts;
  const list = useInfiniteQuery({ ...caseListQuery(listParameters("team", {})), enabled: isAllowed });
  const cases = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = list;
  const [moving, setMoving] = useState<{ one: BoardCase; to: string | null } | null>(null);
  useEffect(() => {
    document.title = `${t("app.lead")} · innerloop`;
  }, [t]);
  useEffect(() => {
    // The lanes show everything that is open.
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (!isAllowed) return <NotHere />;
  const unassigned = cases.filter((one) => one.owner === null);
  const dayEndsAt = board?.dayEndsAt === null || board === undefined ? null : Date.parse(board.dayEndsAt);
  const today = cases.filter((one) => isDueToday(one, now, dayEndsAt));
  const shown = show === "today" ? today : cases;
  return (
    <div className="page">
      <h1>{t("lead.title")}</h1>
      <div className="tiles">
        {dayEndsAt !== null && (
          <Link
            className="tile"
            to="/lead"
            search={show === "today" ? {} : { show: "today" }}
            aria-current={show === "today" ? "true" : undefined}
            data-tone={today.length > 0 ? "soon" : "none"}
          >
            <Icon name="soon" size={20} />
            <strong>{today.length}</strong>
            <span>{t("board.today", { at: atWords(dayEndsAt, now, locale) })}</span>
          </Link>
        )}
        <Tile view="overdue" icon="alert" tone="late" text={t("lead.breached")} count={counts?.overdue} />
        <Tile view="unassigned" icon="flag" tone="late" text={t("lead.unassigned")} count={counts?.unassigned} />
        <a className="tile" href="#escalations" data-tone={(board?.escalations.length ?? 0) > 0 ? "late" : "none"}>
          <Icon name="up" size={20} />
          <strong>{board?.escalations.length ?? ""}</strong>
          <span>{t("lead.escalations")}</span>
        </a>
      </div>
      <div className="lead-grid">
        <section aria-labelledby="load-title">
          <div className="section-head">
            <h2 id="load-title">{t("lead.load")}</h2>
            {show === "today" && (
              <Link to="/lead" search={{}}>
                {t("board.showAll", { count: cases.length })}
              </Link>
            )}
          </div>
          <Lanes people={board?.people ?? []} cases={shown} onMove={(one, to) => setMoving({ one, to })} />
        </section>
        <div className="lead-side">
          <Unassigned
            cases={show === "today" ? unassigned.filter((one) => isDueToday(one, now, dayEndsAt)) : unassigned}
            onMove={(one) => setMoving({ one, to: null })}
          />
          <Escalations escalations={board?.escalations ?? []} />
          <DueByHour cases={cases} />
        </div>
      </div>
      {moving !== null && (
        <ReassignDialog
          one={moving.one}
          receiverId={moving.to}
          people={board?.people ?? []}
          onClose={() => setMoving(null)}
        />
      )}
    </div>
  );
}

function Tile({
  view,
  icon,
  tone,
  text,
  count,
}: {
  view: "overdue" | "unassigned";
  icon: "alert" | "flag";
  tone: string;
  text: string;
  count: number | undefined;
}) {
  return (
    <Link className="tile" to="/cases" search={{ view }} data-tone={(count ?? 0) > 0 ? tone : "none"}>
      <Icon name={icon} size={20} />
      <strong>{count ?? ""}</strong>
      <span>{text}</span>
    </Link>
  );
}
