import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Icon } from "../frame/icons.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { useNow } from "../text/now.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { atWords, exactWords } from "../text/times.js";
import { AdminPage } from "./admin-page.js";
import { keysQuery, stateOf, type ApiKey } from "./api-keys.js";
import { KeyForm } from "./key-form.js";
import { RevokeKey, RotateKey } from "./key-end.js";
import { teamsQuery } from "./settings.js";
import "./keys.css";

/** `/admin/keys`: the programs that may call the API, and what each may do. */
export function KeysPage() {
  return (
    <OfficeText>
      <Keys />
    </OfficeText>
  );
}

function Keys() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "admin");
  const { form, id } = useSearch({ from: "/admin/keys" });
  const navigate = useNavigate();
  const now = useNow(60);
  const keys = useQuery({ ...keysQuery, enabled: isAllowed }).data;
  const teams = useQuery({ ...teamsQuery, enabled: isAllowed }).data ?? [];
  const close = (): void => void navigate({ to: "/admin/keys", search: {} });
  const nameOf = (team: string): string => teams.find((one) => one.id === team)?.name ?? team;
  const chosen = keys?.find((one) => one.id === id && stateOf(one, now) === "active");
  const active = keys?.filter((one) => stateOf(one, now) === "active") ?? [];
  const ended = keys?.filter((one) => stateOf(one, now) !== "active") ?? [];
  return (
    <AdminPage title={t("app.apiKeys")}>
      <div className="section-head">
        <p className="dimmed keys-lead">
          {t("keys.api.lead")} <a href="/docs">{t("app.reference")}</a>
        </p>
        <Link className="button-link" to="/admin/keys" search={{ form: "new" }}>
          {t("keys.api.add")}
        </Link>
      </div>
      {keys !== undefined && active.length === 0 && (
        <div className="card empty">
          <Icon name="lock" size={28} />
          <p>{t("keys.api.none")}</p>
        </div>
      )}
      <ul className="plain api-keys">
        {active.map((key) => (
          <OneKey key={key.id} apiKey={key} nameOf={nameOf} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details className="more">
          <summary>{t("keys.api.ended", { count: ended.length })}</summary>
          <ul className="plain api-keys">
            {ended.map((key) => (
              <OneKey key={key.id} apiKey={key} nameOf={nameOf} />
            ))}
          </ul>
        </details>
      )}
      {form === "new" && <KeyForm teams={teams} onClose={close} />}
      {form === "rotate" && chosen !== undefined && <RotateKey apiKey={chosen} onClose={close} />}
      {form === "revoke" && chosen !== undefined && <RevokeKey apiKey={chosen} onClose={close} />}
    </AdminPage>
  );
}

function OneKey({ apiKey, nameOf }: { apiKey: ApiKey; nameOf: (team: string) => string }) {
  const { t, locale } = useOfficeText();
  const now = useNow(60);
  const state = stateOf(apiKey, now);
  const at = (instant: string) => (
    <time dateTime={instant} title={exactWords(Date.parse(instant), locale)}>
      {atWords(Date.parse(instant), now, locale)}
    </time>
  );
  return (
    <li>
      <section className="card" aria-label={apiKey.name}>
        <div className="section-head">
          <h2>{apiKey.name}</h2>
          <span className={state === "active" ? "tone tone-met" : "tone"}>
            <Icon name={state === "active" ? "check" : "pause"} size={14} />
            {t(`keys.api.state.${state}`)}
          </span>
        </div>
        <dl className="facts">
          <div>
            <dt>{t("keys.api.may")}</dt>
            <dd>{apiKey.scopes.map((scope) => t.maybe(`scope.${scope}`) ?? scope).join(" · ")}</dd>
          </div>
          <div>
            <dt>{t("keys.api.teams")}</dt>
            <dd>{apiKey.teams === null ? t("keys.api.everyTeam") : apiKey.teams.map(nameOf).join(", ")}</dd>
          </div>
          <div>
            <dt>{t("keys.api.used")}</dt>
            <dd>{apiKey.lastUsedAt === null ? t("keys.api.never") : at(apiKey.lastUsedAt)}</dd>
          </div>
          <div>
            <dt>{t("keys.api.expires")}</dt>
            <dd>
              {apiKey.expiresAt === null ? t("keys.api.noEnd") : exactWords(Date.parse(apiKey.expiresAt), locale)}
            </dd>
          </div>
          {apiKey.formerUntil !== null && (
            <div>
              <dt>{t("keys.api.former")}</dt>
              <dd>{at(apiKey.formerUntil)}</dd>
            </div>
          )}
          {apiKey.revokedAt !== null && (
            <div>
              <dt>{t("keys.api.revokedAt")}</dt>
              <dd>{at(apiKey.revokedAt)}</dd>
            </div>
          )}
        </dl>
        {state === "active" && (
          <div className="form-buttons">
            <Link
              className="small-button"
              to="/admin/keys"
              search={{ form: "rotate", id: apiKey.id }}
              aria-label={`${t("keys.api.rotate")}: ${apiKey.name}`}
            >
              {t("keys.api.rotate")}
            </Link>
            <Link
              className="small-button"
              to="/admin/keys"
              search={{ form: "revoke", id: apiKey.id }}
              aria-label={`${t("keys.api.revoke")}: ${apiKey.name}`}
            >
              {t("keys.api.revoke")}
            </Link>
          </div>
        )}
      </section>
    </li>
  );
}
