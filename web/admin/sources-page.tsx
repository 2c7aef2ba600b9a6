import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api, take } from "../api/client.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { useText } from "../text/text-provider.js";
import { AdminPage } from "./admin-page.js";
import { sourcesQuery, type SourceSetting } from "./settings.js";
import { testAnswer } from "./test-answer.js";

/** `/admin/sources`: where answers come from, each with a button that shows what one would become. */
export function SourcesPage() {
  const { t } = useText();
  const { role } = usePerson();
  const sources = useQuery({ ...sourcesQuery, enabled: mayOpen(role, "admin") }).data;
  return (
    <AdminPage title={t("admin.sources.title")}>
      {sources?.length === 0 && <p className="dimmed">{t("admin.sources.none")}</p>}
      <ul className="plain sources">
        {sources?.map((source) => (
          <li key={source.name}>
            <Source source={source} />
          </li>
        ))}
      </ul>
      <p className="dimmed">{t("admin.readOnly")}</p>
    </AdminPage>
  );
}

function Source({ source }: { source: SourceSetting }) {
  const { t } = useText();
  const [isTesting, setTesting] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(source.url).then(() => notifications.show({ message: t("app.copied") }));
  };
  return (
    <section className="card source" aria-label={source.name}>
      <div className="source-head">
        <h2>{source.name}</h2>
        <span className="status">{source.kind}</span>
        <span className={source.active ? "tone tone-met" : "tone tone-paused"}>
          {source.active ? t("admin.sources.active") : t("admin.sources.inactive")}
        </span>
        <span className="dimmed">{source.hasSecret ? t("admin.sources.secret") : t("admin.sources.noSecret")}</span>
      </div>
      <p className="dimmed source-label">{t("admin.sources.address")}</p>
      <p className="source-address">
        <code>{source.url}</code>
        <Button size="compact-sm" variant="default" onClick={copy}>
          {t("admin.sources.copy")}
        </Button>
      </p>
      {isTesting ? (
        <SourceTest source={source} />
      ) : (
        <Button variant="default" onClick={() => setTesting(true)}>
          {t("admin.sources.test")}
        </Button>
      )}
    </section>
  );
}

function SourceTest({ source }: { source: SourceSetting }) {
  const { t } = useText();
  const [payload, setPayload] = useState(() => testAnswer(source.kind));
  const preview = useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/sources/{name}/preview", {
          params: { path: { name: source.name } },
          body: payload as never,
          bodySerializer: (text) => text,
          headers: { "content-type": "application/json" },
        }),
      ),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    preview.mutate();
  };
  return (
    <form onSubmit={submit} className="source-test">
      <p className="dimmed">{t("admin.sources.testHint")}</p>
      <Textarea
        label={t("admin.sources.payload")}
        className="code-field"
        autosize
        minRows={6}
        maxRows={16}
        value={payload}
        onChange={(event) => setPayload(event.currentTarget.value)}
      />
      <Button type="submit" loading={preview.isPending}>
        {t("admin.sources.run")}
      </Button>
      <div role="status">
        {preview.error !== null && <p>{t("app.refused", { detail: preview.error.message })}</p>}
        {preview.data?.results.map((result, index) => (
          <div key={index} className="preview">
            <p className={result.status === "accepted" ? "tone tone-met" : "tone tone-soon"}>
              {t(`admin.preview.${result.status}`, {
                band: result.band === null ? "none" : t(`band.${result.band}`),
                reason: result.reason === null ? "" : `${result.reason.code}: ${result.reason.detail}`,
              })}
            </p>
            {result.response !== null && (
              <pre tabIndex={0} aria-label={t("admin.sources.test")}>
                {JSON.stringify(result.response, null, 2)}
              </pre>
            )}
          </div>
        ))}
      </div>
    </form>
  );
}
