import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, take, type Schema } from "../api/client.js";
import { Icon } from "../frame/icons.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { durationWords } from "../text/times.js";
import { AdminPage } from "./admin-page.js";
import { LatenessChart } from "./lateness-chart.js";
import "./operations.css";

type Operations = Schema<"Operations">;

/** How long something may wait before it is worth a look, in ms; what may wait for hours is left out. */
const alarmMs: Readonly<Record<string, number>> = {
  outbox: 60_000,
  overdue_cases: 30_000,
  overdue_journeys: 60_000,
  due_notices: 120_000,
  sending_notices: 60_000,
  quarantine: 0,
};

const operationsQuery = {
  queryKey: ["operations"],
  queryFn: () => take(api.GET("/api/v1/operations")),
  refetchInterval: 5_000,
} as const;

/** `/admin/operations`: whether anything is not flowing. */
export function OperationsPage() {
  return (
    <OfficeText>
      <OperationsContent />
    </OfficeText>
  );
}

function OperationsContent() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const { data, isError } = useQuery({ ...operationsQuery, enabled: mayOpen(role, "admin") });
  return (
    <AdminPage title={t("operations.title")}>
      <p className="dimmed">{t("operations.hint")}</p>
      {isError && <p role="alert">{t("app.failed")}</p>}
      {data !== undefined && (
        <>
          <Backlogs backlogs={data.backlogs} />
          <Stuck stuck={data.stuckWorkflows} />
          <section className="card" aria-labelledby="lateness-title">
            <h2 id="lateness-title">{t("operations.lateness")}</h2>
            <p className="dimmed">{t("operations.latenessHint", { hours: data.hours })}</p>
            <LatenessChart hours={data.lateness} />
          </section>
          <Mails mails={data.mails} hours={data.hours} />
        </>
      )}
    </AdminPage>
  );
}

function Backlogs({ backlogs }: { backlogs: Operations["backlogs"] }) {
  const { t } = useOfficeText();
  return (
    <ul className="backlogs">
      {Object.entries(backlogs).map(([name, { count, oldestMs }]) => {
        const limit = alarmMs[name];
        const isAlarming = count > 0 && limit !== undefined && oldestMs >= limit;
        return (
          <li key={name} className="card backlog" data-alarming={isAlarming}>
            <span className="backlog-name">
              <Icon name={isAlarming ? "alert" : "check"} />
              {t.maybe(`backlog.${name}`) ?? name}
            </span>
            <strong>{count}</strong>
            <span className="dimmed">
              {count === 0
                ? t("operations.nothing")
                : t(isAlarming ? "operations.tooLong" : "operations.oldest", { duration: durationWords(oldestMs, t) })}
              {name === "quarantine" && (
                <>
                  {" "}
                  <Link to="/admin/quarantine">{t("operations.look")}</Link>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Stuck({ stuck }: { stuck: Operations["stuckWorkflows"] }) {
  const { t } = useOfficeText();
  const isFine = stuck?.count === 0;
  return (
    <section className="card backlog stuck" data-alarming={!isFine}>
      <span className="backlog-name">
        <Icon name={isFine ? "check" : "alert"} />
        {t("operations.stuck")}
      </span>
      <span>{stuck === null ? t("operations.temporalAway") : t("operations.stuckCount", { count: stuck.count })}</span>
      {stuck !== null && stuck.ids.length > 0 && (
        <ul className="stuck-ids">
          {stuck.ids.map((id) => (
            <li key={id}>
              <code>{id}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Mails({ mails, hours }: { mails: Operations["mails"]; hours: number }) {
  const { t } = useOfficeText();
  const kinds = [...new Set(mails.map(({ kind }) => kind))];
  const states = ["sent", "dropped", "failed", "unknown"] as const;
  const of = (kind: string, state: string): number =>
    mails.find((one) => one.kind === kind && one.state === state)?.count ?? 0;
  return (
    <section className="card" aria-labelledby="mails-title">
      <h2 id="mails-title">{t("operations.mails", { hours })}</h2>
      {kinds.length === 0 ? (
        <p className="dimmed">{t("operations.noMails")}</p>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("operations.kind")}</th>
                {states.map((state) => (
                  <th key={state} scope="col" className="number">
                    {t(`operations.mail.${state}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kinds.map((kind) => (
                <tr key={kind}>
                  <th scope="row">{t.maybe(`notice.${kind}`) ?? kind}</th>
                  {states.map((state) => (
                    <td key={state} className="number">
                      {of(kind, state)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
