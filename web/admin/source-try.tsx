import { Button, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../api/client.js";
import { useOfficeText } from "../text/office-text.js";
import { settle, SettingRefusal, type FieldFault } from "./setting-client.js";
import { PreviewResults, TakenResults } from "./source-results.js";

/** An event beside the mapping: shows at once what it would become, and hands it in as a test answer. */
export function SourceTry({
  name,
  kind,
  mapping,
  payload,
  isStored,
  onPayload,
  onFaults,
}: {
  name: string;
  kind: string;
  mapping: object;
  payload: string;
  /** True when what is shown is what is stored: only then can a test answer be sent. */
  isStored: boolean;
  onPayload: (payload: string) => void;
  onFaults: (faults: readonly FieldFault[]) => void;
}) {
  const { t } = useOfficeText();
  const client = useQueryClient();
  const [asked] = useDebouncedValue({ kind, mapping, payload }, 250);
  const preview = useQuery({
    queryKey: ["source-draft", asked],
    queryFn: () =>
      settle(
        api.POST("/api/v1/source-drafts/preview", {
          body: { kind: asked.kind, mapping: asked.mapping, event: asked.payload },
        }),
      ),
    placeholderData: (before) => before,
    staleTime: 30_000,
    retry: false,
  });
  const { error } = preview;
  useEffect(() => {
    onFaults(error instanceof SettingRefusal ? error.faults : []);
  }, [error, onFaults]);
  const test = useMutation({
    mutationFn: () =>
      settle(
        api.POST("/api/v1/sources/{name}/test", {
          params: { path: { name } },
          body: payload as never,
          bodySerializer: (text) => text,
          headers: { "content-type": "application/json" },
        }),
      ),
    onSuccess: () => client.invalidateQueries(),
  });
  const isRefused = error instanceof SettingRefusal;
  return (
    <section className="card try" aria-labelledby="try-title">
      <h2 id="try-title">{t("admin.sources.test")}</h2>
      <p className="dimmed">{t("source.tryHint")}</p>
      <Textarea
        label={t("admin.sources.payload")}
        className="code-field"
        autosize
        minRows={6}
        maxRows={14}
        spellCheck={false}
        value={payload}
        onChange={(event) => onPayload(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={() => void preview.refetch()}>
          {t("admin.sources.run")}
        </Button>
      </div>
      <div role="status" aria-live="polite">
        {isRefused && <p className="form-problem">{t("source.mappingRefused")}</p>}
        {!isRefused && preview.data !== undefined && <PreviewResults results={preview.data.results} />}
      </div>
      {name !== "" && (
        <div className="try-send">
          <h3>{t("source.send")}</h3>
          <p className="dimmed">{t("source.sendHint")}</p>
          <Button
            variant="default"
            disabled={!isStored}
            loading={test.isPending}
            onClick={() => test.mutate()}
            {...(isStored ? {} : { "aria-describedby": "send-why" })}
          >
            {t("source.sendButton")}
          </Button>
          {!isStored && (
            <p id="send-why" className="dimmed">
              {t("source.saveFirst")}
            </p>
          )}
          <div role="status" aria-live="polite">
            {test.error !== null && <p className="form-problem">{t("app.refused", { detail: test.error.message })}</p>}
            {test.data !== undefined && <TakenResults results={test.data.results} />}
          </div>
        </div>
      )}
    </section>
  );
}
