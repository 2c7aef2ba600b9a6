import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useMatchRoute, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import iconUrl from "../icon.svg";
import { viewsQuery } from "../api/queries.js";
import { facts } from "../facts.js";
import { firstView, views, type View } from "../queue/queue-search.js";
import { useText } from "../text/text-provider.js";
import { Icon, type IconName } from "./icons.js";
import { PersonMenu } from "./person-menu.js";
import { mayOpen, usePerson } from "./session.js";

const viewIcons: Record<View, IconName> = {
  mine: "person",
  team: "people",
  unassigned: "flag",
  soon: "soon",
  overdue: "alert",
  waiting: "pause",
  snoozed: "snooze",
  all: "queue",
};

/** The rail: views with their counts, the other pages, and the reader's own menu. On the phone it lies along the top. */
export function Rail() {
  const { t } = useText();
  const { role } = usePerson();
  const nav = useRef<HTMLElement>(null);
  const { pathname, searchStr } = useLocation();
  useEffect(() => {
    // Lying along the top, the rail may be wider than the screen.
    nav.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname, searchStr]);
  return (
    <header className="rail">
      <Link to="/" className="rail-brand">
        <img src={iconUrl} alt="" width={24} height={24} />
        <span className="rail-word">{t("app.name")}</span>
      </Link>
      <nav ref={nav} className="rail-nav" aria-label={t("app.views")}>
        {mayOpen(role, "queue") && <ViewLinks />}
        {mayOpen(role, "lead") && <PageLink to="/lead" icon="lead" text={t("app.lead")} />}
        {mayOpen(role, "marketing") && <PageLink to="/marketing" icon="marketing" text={t("app.marketing")} />}
        {mayOpen(role, "admin") && (
          <>
            {!facts.isDemo && <PageLink to="/start" icon="check" text={t("app.start")} />}
            <PageLink to="/admin/sources" icon="sources" text={t("app.sources")} also={sourcePages} />
            <PageLink to="/admin/people" icon="people" text={t("app.people")} />
            <PageLink to="/admin/policies" icon="policies" text={t("app.policies")} />
            <PageLink to="/admin/operations" icon="clock" text={t("app.operations")} />
            <PageLink to="/admin/keys" icon="lock" text={t("app.apiKeys")} />
          </>
        )}
      </nav>
      <PersonMenu />
    </header>
  );
}

function ViewLinks() {
  const { t } = useText();
  const { role } = usePerson();
  const { data } = useQuery(viewsQuery);
  const isQueue = useMatchRoute()({ to: "/cases", fuzzy: true }) !== false;
  const search = useSearch({ strict: false });
  const current = isQueue ? (search.view ?? firstView(role)) : null;
  return views.map((view) => {
    // Closed cases are too many to be worth a number.
    const count = view === "all" ? null : (data?.counts[view] ?? 0);
    const isAlarming = view === "overdue" && (count ?? 0) > 0;
    return (
      <Link
        key={view}
        to="/cases"
        search={{ view }}
        className="rail-link"
        aria-current={current === view ? "page" : undefined}
        title={count === null ? t("view.all") : t("view.count", { name: t(`view.${view}`), count })}
      >
        <Icon name={viewIcons[view]} />
        <span className="rail-word">{t(`view.${view}`)}</span>
        <span className={isAlarming ? "rail-count rail-count-late" : "rail-count"}>
          {data === undefined ? "" : count}
        </span>
      </Link>
    );
  });
}

/** Pages about sources that do not lie below theirs. */
const sourcePages = ["/admin/connect", "/admin/quarantine"];

function PageLink({
  to,
  icon,
  text,
  also = [],
}: {
  to: string;
  icon: IconName;
  text: string;
  /** Other pages that belong to this one. */
  also?: readonly string[];
}) {
  const match = useMatchRoute();
  const isHere = [to, ...also].some((one) => match({ to: one, fuzzy: true }) !== false);
  return (
    <Link to={to} className="rail-link" aria-current={isHere ? "page" : undefined} title={text}>
      <Icon name={icon} />
      <span className="rail-word">{text}</span>
    </Link>
  );
}
