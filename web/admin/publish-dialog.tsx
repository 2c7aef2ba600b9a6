import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/client.js";
import { Dialog } from "../frame/dialog.js";
import { useOfficeText } from "../text/office-text.js";
import { settle } from "./setting-client.js";
import type { PolicySetting } from "./settings.js";
import { useSettingToast } from "./use-setting.js";

/** Puts a draft in force; says first which open cases would get other deadlines. */
export function PublishDialog({ policy, onClose }: { policy: PolicySetting; onClose: () => void }) {
  const { t } = useOfficeText();
  const client = useQueryClient();
  const toast = useSettingToast();
  const [apply, setApply] = useState<"new" | "open">("new");
  const publish = (dryRun: boolean) =>
    settle(
      api.POST("/api/v1/policies/{id}/publish", {
        params: { path: { id: policy.id }, header: { "If-Match": `"${policy.rev}"` } },
        body: { apply, dryRun },
      }),
    );
  const rehearsal = useQuery({
    queryKey: ["publish", policy.id, policy.rev, apply],
    queryFn: () => publish(true),
    retry: false,
  });
  const mutation = useMutation({
    mutationFn: () => publish(false),
    onSuccess: ({ version }) => {
      void client.invalidateQueries({ queryKey: ["settings"] });
      toast({ message: t("policy.published", { name: policy.name, version }) });
      onClose();
    },
  });
  const error = mutation.error ?? rehearsal.error;
  return (
    <Dialog title={t("policy.publishOne", { name: policy.name })} onClose={onClose}>
      <div className="dialog-form">
        <p>{t("policy.publishHint")}</p>
        <NativeSelect
          label={t("policy.apply")}
          data-autofocus
          value={apply}
          onChange={(event) => setApply(event.currentTarget.value === "open" ? "open" : "new")}
          data={[
            { value: "new", label: t("policy.applyNew") },
            { value: "open", label: t("policy.applyOpen") },
          ]}
        />
        <p role="status">
          {rehearsal.data !== undefined &&
            (apply === "new"
              ? t("policy.movesNone")
              : t("policy.moves", { count: rehearsal.data.cases.length, version: rehearsal.data.version }))}
        </p>
        {error !== null && <p className="form-problem">{t("app.refused", { detail: error.message })}</p>}
        <div className="form-buttons">
          <Button
            loading={mutation.isPending}
            disabled={rehearsal.data === undefined}
            onClick={() => mutation.mutate()}
          >
            {t("policy.publish")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
