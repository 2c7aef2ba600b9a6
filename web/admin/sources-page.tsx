import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { mayOpen, usePerson } from "../frame/session.js";
import { useNow } from "../text/now.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { atWords } from "../text/times.js";
import { AdminPage } from "./admin-page.js";
import { activityQuery, sourcesQuery, type SourceSetting } from "./settings.js";
import { SourceAddress } from "./source-address.js";
import { SourceTabs } from "./source-tabs.js";

/** `/admin/sources`: where answers come from, and whether they do. */
export function SourcesPage() {
  return (
    <OfficeText>
      <Sources />
    </OfficeText>
  );
}

function Sources() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const sources = useQuery({ ...sourcesQuery, enabled: mayOpen(role, "admin") }).data;
  return (
    <AdminPage title={t("admin.sources.title")}>
      <SourceTabs />
      {sources?.length === 0 && (
        <div className="card empty">
          <p>{t("admin.sources.none")}</p>
          <p className="dimmed">{t("source.noneHint")}</p>
        </div>
      )}
      <ul className="plain sources">
        {sources?.map((source) => (
          <li key={source.name}>
            <Source source={source} />
          </li>
        ))}
      </ul>
    </AdminPage>
  );
}

function Source({ source }: { source: SourceSetting }) {
  const { t, locale } = useOfficeText();
  const navigate = useNavigate();
  const now = useNow(60);
  const activity = useQuery(activityQuery).data?.find(({ name }) => name === source.name);
  const open = (): void => void navigate({ to: "/admin/sources/$name", params: { name: source.name } });
  return (
    <section className="card source" aria-label={source.name}>
      <div className="source-head">
        <h2>
          <Link to="/admin/sources/$name" params={{ name: source.name }}>
            {source.name}
          </Link>
        </h2>
        <span className="status">{t.maybe(`source.kind.${source.kind}`) ?? source.kind}</span>
        <span className={source.active ? "tone tone-met" : "tone tone-paused"}>
          {source.active ? t("admin.sources.active") : t("admin.sources.inactive")}
        </span>
        <span className="dimmed">{source.hasSecret ? t("admin.sources.secret") : t("admin.sources.noSecret")}</span>
      </div>
      {activity !== undefined && (
        <p>
          {activity.lastAnswerAt === null
            ? t("source.quiet")
            : t("source.heard", {
                count: activity.answers,
                at: atWords(Date.parse(activity.lastAnswerAt), now, locale),
              })}
          {activity.quarantined > 0 && (
            <>
              {" "}
              <Link to="/admin/quarantine" search={{ source: source.name }}>
                {t("source.putAside", { count: activity.quarantined })}
              </Link>
            </>
          )}
        </p>
      )}
      <SourceAddress source={source} />
      <div className="form-buttons">
        <Button variant="default" onClick={open}>
          {t("admin.sources.test")}
        </Button>
      </div>
    </section>
  );
}
