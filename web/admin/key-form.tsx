import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { api } from "../api/client.js";
import { Dialog } from "../frame/dialog.js";
import { useOfficeText } from "../text/office-text.js";
import { endOfDay, scopes, type ApiKeyWithToken, type Scope } from "./api-keys.js";
import { Check, PickMany } from "./form-fields.js";
import { KeyToken } from "./key-token.js";
import { settle, SettingRefusal } from "./setting-client.js";
import type { TeamSetting } from "./settings.js";

/** A new key: its name, what it may do, in which teams, until when; then its token. */
export function KeyForm({ teams, onClose }: { teams: readonly TeamSetting[]; onClose: () => void }) {
  const { t } = useOfficeText();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isEveryTeam, setEveryTeam] = useState(true);
  const [some, setSome] = useState<readonly string[]>([]);
  const [lastDay, setLastDay] = useState("");
  // Settings are everybody's: a key of single teams has no part in them.
  const offered = isEveryTeam ? scopes : scopes.filter((scope) => !scope.startsWith("settings:"));
  const making = useMutation({
    mutationFn: (): Promise<ApiKeyWithToken> =>
      settle(
        api.POST("/api/v1/keys", {
          body: {
            name,
            scopes: offered.filter((scope): scope is Scope => chosen.includes(scope)),
            teams: isEveryTeam ? null : [...some],
            ...endOfDay(lastDay),
          },
        }),
      ),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["settings", "keys"] }),
  });
  const refusal = making.error instanceof SettingRefusal ? making.error : null;
  const fault = (field: string): string | null => {
    const found = refusal?.faults.find(({ pointer }) => pointer.split("/")[1] === field);
    return found === undefined ? null : (t.maybe(`fault.${found.code}`) ?? found.detail);
  };
  const isPlaced = ["name", "scopes", "teams", "expiresAt"].some((field) => fault(field) !== null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <Dialog title={t("keys.api.add")} onClose={onClose}>
      {making.data === undefined ? (
        <form className="dialog-form" onSubmit={submit}>
          <TextInput
            label={t("keys.api.name")}
            description={t("keys.api.nameHint")}
            required
            withAsterisk={false}
            maxLength={60}
            data-autofocus
            value={name}
            error={fault("name")}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PickMany
            label={t("keys.api.may")}
            value={chosen}
            error={fault("scopes")}
            onChange={setChosen}
            options={offered.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
          />
          <Check
            label={t("keys.api.everyTeam")}
            hint={t("keys.api.everyTeamHint")}
            checked={isEveryTeam}
            onChange={setEveryTeam}
          />
          {!isEveryTeam && (
            <PickMany
              label={t("keys.api.teams")}
              value={some}
              error={fault("teams")}
              onChange={setSome}
              options={teams.map((team) => ({ value: team.id, label: team.name }))}
            />
          )}
          <TextInput
            label={t("keys.api.lastDay")}
            description={t("keys.api.lastDayHint")}
            type="date"
            value={lastDay}
            error={fault("expiresAt")}
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
          {making.error !== null && !isPlaced && (
            <p role="alert" className="form-problem">
              {t("app.refused", { detail: making.error.message })}
            </p>
          )}
          <div className="form-buttons">
            <Button
              type="submit"
              loading={making.isPending}
              disabled={!offered.some((scope) => chosen.includes(scope)) || (!isEveryTeam && some.length === 0)}
            >
              {t("keys.api.make")}
            </Button>
            <Button type="button" variant="default" onClick={onClose}>
              {t("app.cancel")}
            </Button>
          </div>
        </form>
      ) : (
        <KeyToken token={making.data.token} onClose={onClose} />
      )}
    </Dialog>
  );
}
