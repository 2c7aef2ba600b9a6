import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api, type Schema } from "../api/client.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { useNow } from "../text/now.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { atWords, exactWords } from "../text/times.js";
import { AdminPage } from "./admin-page.js";
import { quarantinedQuery, quarantineQuery, rawText } from "./quarantine-queries.js";
import { settle } from "./setting-client.js";
import { reasonWords, TakenResults } from "./source-results.js";
import { SourceTabs } from "./source-tabs.js";

type Event = Schema<"QuarantinedEvent">;

/** `/admin/quarantine`: events nothing could be made of, with the reason, to be read again once the mapping is right. */
export function QuarantinePage() {
  return (
    <OfficeText>
      <Quarantine />
    </OfficeText>
  );
}

function Quarantine() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const { source = null, settled = false } = useSearch({ from: "/admin/quarantine" });
  const list = useInfiniteQuery({ ...quarantineQuery({ source, settled }), enabled: mayOpen(role, "admin") });
  const events = list.data?.pages.flatMap((page) => page.items);
  const filter = source === null ? {} : { source };
  return (
    <AdminPage title={t("quarantine.title")}>
      <SourceTabs />
      <p className="dimmed">{t("quarantine.hint")}</p>
      <nav className="tabs tabs-second" aria-label={t("quarantine.title")}>
        <Link to="/admin/quarantine" search={filter} aria-current={settled ? undefined : "page"}>
          {t("quarantine.waiting")}
        </Link>
        <Link to="/admin/quarantine" search={{ ...filter, settled: true }} aria-current={settled ? "page" : undefined}>
          {t("quarantine.settled")}
        </Link>
        {source !== null && (
          <Link to="/admin/quarantine" search={settled ? { settled } : {}}>
            {t("quarantine.allSources", { source })}
          </Link>
        )}
      </nav>
      {events?.length === 0 && (
        <p className="card empty">{settled ? t("quarantine.noneSettled") : t("quarantine.none")}</p>
      )}
      <ul className="plain sources">
        {events?.map((event) => (
          <li key={event.id}>
            <Kept event={event} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("queue.more")}
        </Button>
      )}
    </AdminPage>
  );
}

function Kept({ event }: { event: Event }) {
  const { t, locale } = useOfficeText();
  const now = useNow(60);
  const client = useQueryClient();
  const [isShown, setShown] = useState(false);
  const at = Date.parse(event.receivedAt);
  const replay = useMutation({
    mutationFn: () => settle(api.POST("/api/v1/quarantine/{id}/replay", { params: { path: { id: event.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["source-activity"] }),
  });
  const isSettled = event.settledAt !== null || replay.data?.results.every(({ status }) => status !== "quarantined");
  return (
    <section className="card source" aria-label={t("quarantine.one", { source: event.source })}>
      <div className="source-head">
        <h2>{event.source}</h2>
        <span className="dimmed" title={exactWords(at, locale)}>
          {t("quarantine.received", { at: atWords(at, now, locale), bytes: event.length })}
        </span>
        {event.settledAt !== null && (
          <span className="tone tone-met">
            {t("quarantine.settledAt", { at: atWords(Date.parse(event.settledAt), now, locale) })}
          </span>
        )}
      </div>
      <p className={isSettled === true ? "dimmed" : "tone tone-soon reason"}>{reasonWords(event.reason, t)}</p>
      <div role="status" aria-live="polite">
        {replay.error !== null && <p className="form-problem">{t("app.refused", { detail: replay.error.message })}</p>}
        {replay.data !== undefined && <TakenResults results={replay.data.results} />}
      </div>
      <div className="form-buttons">
        {isSettled !== true && (
          <Button loading={replay.isPending} onClick={() => replay.mutate()}>
            {t("quarantine.replay")}
          </Button>
        )}
        {isSettled !== true && (
          <Link
            className="button-link"
            to="/admin/sources/$name"
            params={{ name: event.source }}
            search={{ event: event.id }}
          >
            {t("quarantine.fix")}
          </Link>
        )}
        <Button variant="default" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? t("quarantine.hide") : t("quarantine.show")}
        </Button>
      </div>
      {isShown && <Raw id={event.id} />}
    </section>
  );
}

function Raw({ id }: { id: string }) {
  const { t } = useOfficeText();
  const event = useQuery(quarantinedQuery(id)).data;
  if (event === undefined) return null;
  return (
    <div className="preview">
      <pre tabIndex={0} aria-label={t("quarantine.raw")}>
        {rawText(event.raw)}
      </pre>
    </div>
  );
}
