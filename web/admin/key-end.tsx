/** The end of a secret: a new one in its place, or none. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/client.js";
import { Dialog } from "../frame/dialog.js";
import { useNow } from "../text/now.js";
import { useOfficeText } from "../text/office-text.js";
import { atWords } from "../text/times.js";
import type { ApiKey } from "./api-keys.js";
import { Check } from "./form-fields.js";
import { KeyToken } from "./key-token.js";
import { settle } from "./setting-client.js";
import { useSettingToast } from "./use-setting.js";

const dayMs = 24 * 3_600_000;

/** Gives a key a new token; the present one may hold for one more day. */
export function RotateKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useOfficeText();
  const client = useQueryClient();
  const [isFormerKept, setFormerKept] = useState(true);
  const rotating = useMutation({
    mutationFn: () =>
      settle(
        api.POST("/api/v1/keys/{id}/rotate", {
          params: { path: { id: apiKey.id } },
          body: { formerForMs: isFormerKept ? dayMs : 0 },
        }),
      ),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["settings", "keys"] }),
  });
  return (
    <Dialog title={t("keys.api.rotateOne", { name: apiKey.name })} onClose={onClose}>
      {rotating.data === undefined ? (
        <div className="dialog-form">
          <p>{t("keys.api.rotateHint")}</p>
          <Check
            label={t("keys.api.keepFormer")}
            hint={t("keys.api.keepFormerHint")}
            checked={isFormerKept}
            onChange={setFormerKept}
          />
          {rotating.error !== null && (
            <p role="alert" className="form-problem">
              {t("app.refused", { detail: rotating.error.message })}
            </p>
          )}
          <div className="form-buttons">
            <Button data-autofocus loading={rotating.isPending} onClick={() => rotating.mutate()}>
              {t("keys.api.rotate")}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t("app.cancel")}
            </Button>
          </div>
        </div>
      ) : (
        <KeyToken token={rotating.data.token} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** Ends a key for good; says first what stops working. */
export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t, locale } = useOfficeText();
  const client = useQueryClient();
  const toast = useSettingToast();
  const now = useNow(60);
  const ending = useMutation({
    mutationFn: () => settle(api.DELETE("/api/v1/keys/{id}", { params: { path: { id: apiKey.id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["settings", "keys"] });
      toast({ message: t("keys.api.revoked", { name: apiKey.name }) });
      onClose();
    },
  });
  return (
    <Dialog title={t("keys.api.revokeOne", { name: apiKey.name })} onClose={onClose}>
      <div className="dialog-form">
        <p>{t("keys.api.stops")}</p>
        <ul className="stops">
          {apiKey.scopes.map((scope) => (
            <li key={scope}>{t.maybe(`scope.${scope}`) ?? scope}</li>
          ))}
        </ul>
        <p>
          {apiKey.lastUsedAt === null
            ? t("keys.api.neverUsed")
            : t("keys.api.lastUsed", { at: atWords(Date.parse(apiKey.lastUsedAt), now, locale) })}{" "}
          {t("keys.api.forGood")}
        </p>
        {ending.error !== null && (
          <p role="alert" className="form-problem">
            {t("app.refused", { detail: ending.error.message })}
          </p>
        )}
        <div className="form-buttons">
          <Button color="red" loading={ending.isPending} onClick={() => ending.mutate()}>
            {t("keys.api.revokeNow")}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t("app.cancel")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
