import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { mayOpen, usePerson } from "../frame/session.js";
import { NotHere } from "../frame/not-here.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { AdminPage } from "./admin-page.js";
import { rawText, quarantinedQuery } from "./quarantine-queries.js";
import { sourcesQuery } from "./settings.js";
import { SourceAddress } from "./source-address.js";
import { SourceEditor } from "./source-editor.js";
import { SourceTabs } from "./source-tabs.js";

/** `/admin/connect`: a new source. */
export function ConnectPage() {
  return (
    <OfficeText>
      <Connect />
    </OfficeText>
  );
}

function Connect() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const sources = useQuery({ ...sourcesQuery, enabled: mayOpen(role, "admin") }).data;
  return (
    <AdminPage title={t("source.connect")}>
      <SourceTabs />
      {sources !== undefined && <SourceEditor stored={null} taken={sources.map(({ name }) => name)} />}
    </AdminPage>
  );
}

/** `/admin/sources/{name}`: one source with its address, settings and a place to try answers. */
export function SourcePage() {
  return (
    <OfficeText>
      <OneSource />
    </OfficeText>
  );
}

function OneSource() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "admin");
  const { name } = useParams({ from: "/admin/sources/$name" });
  const { event } = useSearch({ from: "/admin/sources/$name" });
  const sources = useQuery({ ...sourcesQuery, enabled: isAllowed, refetchOnWindowFocus: false }).data;
  const kept = useQuery({ ...quarantinedQuery(event ?? ""), enabled: isAllowed && event !== undefined }).data;
  const source = sources?.find((one) => one.name === name);
  if (sources !== undefined && source === undefined) return <NotHere />;
  const isReady = source !== undefined && (event === undefined || kept !== undefined);
  return (
    <AdminPage title={name}>
      <SourceTabs />
      {isReady ? (
        <>
          <section className="card" aria-labelledby="address-title">
            <h2 id="address-title">{t("source.atVendor")}</h2>
            <SourceAddress source={source} />
          </section>
          <SourceEditor
            key={source.name}
            stored={source}
            taken={[]}
            event={kept === undefined ? null : rawText(kept.raw)}
          />
        </>
      ) : (
        <Skeleton height={240} radius={6} />
      )}
    </AdminPage>
  );
}
