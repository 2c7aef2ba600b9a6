import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { Schema } from "../api/client.js";
import { caseListQuery, teamBoardQuery, viewsQuery } from "../api/queries.js";
import { useCaseAction } from "../case/use-case-action.js";
import { Due } from "../frame/due.js";
import { Icon } from "../frame/icons.js";
import { LevelMark, SeverityMark } from "../frame/severity.js";
import { NotHere } from "../frame/not-here.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { useNow } from "../text/now.js";
import { durationWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";
import { listParameters } from "../queue/queue-search.js";
import type { BoardCase } from "./board-case.js";
import { DueByHour } from "./due-by-hour.js";
import { Lanes } from "./lanes.js";
import { ReassignDialog } from "./reassign-dialog.js";
import "./lead.css";

/** `/lead`: who needs help, what will be late, what nobody owns. */
export function LeadPage() {
  const { t } = useText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "lead");
  const board = useQuery({ ...teamBoardQuery, enabled: isAllowed }).data;
  const counts = useQuery({ ...viewsQuery, enabled: isAllowed }).data?.counts;
  const list = useInfiniteQuery({ ...caseListQuery(listParameters("team", {})), enabled: isAllowed });
  const cases = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = list;
  const [moving, setMoving] = useState<BoardCase | null>(null);
  useEffect(() => {
    document.title = `${t("app.lead")} · innerloop`;
  }, [t]);
  useEffect(() => {
    // The lanes show everything that is open.
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (!isAllowed) return <NotHere />;
  const unassigned = cases.filter((one) => one.owner === null);
  return (
    <div className="page">
      <h1>{t("lead.title")}</h1>
      <div className="tiles">
        <Tile view="soon" icon="soon" tone="soon" text={t("lead.atRisk")} count={counts?.soon} />
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
          <h2 id="load-title">{t("lead.load")}</h2>
          <Lanes people={board?.people ?? []} cases={cases} onMove={setMoving} />
        </section>
        <div className="lead-side">
          <section className="card" aria-labelledby="unassigned-title">
            <h2 id="unassigned-title">{t("lead.unassigned")}</h2>
            {unassigned.length === 0 && <p className="dimmed">{t("lead.nothing")}</p>}
            <ul className="plain">
              {unassigned.map((one) => (
                <UnassignedCase key={one.id} one={one} onMove={() => setMoving(one)} />
              ))}
            </ul>
          </section>
          <Escalations escalations={board?.escalations ?? []} />
          <DueByHour cases={cases} />
        </div>
      </div>
      {moving !== null && <ReassignDialog one={moving} people={board?.people ?? []} onClose={() => setMoving(null)} />}
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
  view: "soon" | "overdue" | "unassigned";
  icon: "soon" | "alert" | "flag";
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

function UnassignedCase({ one, onMove }: { one: BoardCase; onMove: () => void }) {
  const { t } = useText();
  const reason = one.unassignedReason;
  return (
    <li className="side-row">
      <span>
        <SeverityMark severity={one.severity} />{" "}
        <Link to="/cases/$caseId" params={{ caseId: one.id }}>
          {one.customer?.name ?? one.number}
        </Link>{" "}
        {one.nextDue !== null && <Due dueAt={one.nextDue.dueAt} atRiskAt={one.atRiskAt} />}
        {reason !== null && <small className="dimmed side-reason">{t.maybe(`reason.${reason}`) ?? reason}</small>}
      </span>
      <button
        type="button"
        className="small-button"
        onClick={onMove}
        aria-label={t("lead.reassign", { number: one.number })}
      >
        {t("action.reassign")}
      </button>
    </li>
  );
}

function Escalations({ escalations }: { escalations: Schema<"TeamBoard">["escalations"] }) {
  const { t } = useText();
  const now = useNow(30);
  const act = useCaseAction();
  return (
    <section className="card" aria-labelledby="escalations">
      <h2 id="escalations">{t("lead.escalations")}</h2>
      {escalations.length === 0 && <p className="dimmed">{t("lead.nothing")}</p>}
      <ul className="plain">
        {escalations.map((one) => (
          <li key={one.id} className="side-row">
            <span>
              <SeverityMark severity={one.severity} />{" "}
              <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                {one.number}
              </Link>{" "}
              <LevelMark level={one.level} />
              <small className="dimmed side-reason">
                {t("lead.since", { duration: durationWords(now - Date.parse(one.since), t) })}
              </small>
            </span>
            <button
              type="button"
              className="small-button"
              aria-label={`${t("action.acknowledge-escalation")}: ${one.number}`}
              onClick={() =>
                act.mutate({
                  caseId: one.id,
                  number: one.number,
                  rev: null,
                  action: "acknowledge-escalation",
                  body: {},
                })
              }
            >
              {t("action.acknowledge-escalation")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
