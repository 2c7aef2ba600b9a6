import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { AdminPage } from "../admin/admin-page.js";
import { putSetting } from "../admin/setting-client.js";
import {
  activityQuery,
  calendarsQuery,
  sourcesQuery,
  teamsQuery,
  usersQuery,
  type CalendarSetting,
} from "../admin/settings.js";
import { caseListQuery } from "../api/queries.js";
import { Icon } from "../frame/icons.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import "./start.css";

/** `/start`: what an empty organisation needs before the first answer finds its person; every step ticks itself. */
export function StartPage() {
  return (
    <OfficeText>
      <Start />
    </OfficeText>
  );
}

type Step = "source" | "answer" | "hours" | "people" | "leads";

function Start() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const enabled = mayOpen(role, "admin");
  const sources = useQuery({ ...sourcesQuery, enabled }).data;
  const activity = useQuery({ ...activityQuery, enabled }).data;
  const users = useQuery({ ...usersQuery, enabled }).data;
  const teams = useQuery({ ...teamsQuery, enabled }).data;
  const calendars = useQuery({ ...calendarsQuery, enabled }).data;
  const cases = useInfiniteQuery({ ...caseListQuery({}), enabled }).data?.pages[0]?.items;
  const isKnown = [sources, activity, users, teams, calendars, cases].every((one) => one !== undefined);
  const [first] = sources ?? [];
  const usedCalendars = calendars?.filter(({ id }) => teams?.some((team) => team.calendar === id)) ?? [];
  const done: Record<Step, boolean> = {
    source: (sources?.length ?? 0) > 0,
    answer: (cases?.length ?? 0) > 0 || activity?.some(({ answers }) => answers > 0) === true,
    // A stored version after the first one: somebody looked at the hours and stood by them.
    hours: usedCalendars.length > 0 && usedCalendars.every(({ rev }) => rev > 1),
    people: users?.some((one) => one.active && one.role === "frontline") === true,
    leads: teams?.every((team) => team.lead !== null) === true,
  };
  const count = Object.values(done).filter(Boolean).length;
  const [team] = teams?.filter((one) => one.lead === null) ?? [];
  return (
    <AdminPage title={t("start.title")}>
      <p className="start-lead">{t("start.lead")}</p>
      {isKnown && (
        <>
          <p role="status" className="dimmed">
            {count === 5 ? t("start.ready") : t("start.progress", { done: count, all: 5 })}
          </p>
          <ol className="start-steps">
            <StepCard step="source" isDone={done.source}>
              <Link className="button-link" to="/admin/connect">
                {t("source.connect")}
              </Link>
            </StepCard>
            <StepCard step="answer" isDone={done.answer}>
              {first === undefined ? (
                <span className="dimmed">{t("start.sourceFirst")}</span>
              ) : (
                <Link className="button-link" to="/admin/sources/$name" params={{ name: first.name }}>
                  {t("source.sendButton")}
                </Link>
              )}
            </StepCard>
            <StepCard step="hours" isDone={done.hours}>
              {usedCalendars.map((calendar) => (
                <Hours key={calendar.id} calendar={calendar} isDone={done.hours} />
              ))}
            </StepCard>
            <StepCard step="people" isDone={done.people}>
              <Link className="button-link" to="/admin/people" search={{ form: "person" }}>
                {t("people.add")}
              </Link>
            </StepCard>
            <StepCard step="leads" isDone={done.leads}>
              <Link
                className="button-link"
                to="/admin/people"
                search={{ form: "team", ...(team === undefined ? {} : { id: team.id }) }}
              >
                {t("start.team")}
              </Link>
            </StepCard>
          </ol>
        </>
      )}
    </AdminPage>
  );
}

function StepCard({ step, isDone, children }: { step: Step; isDone: boolean; children: ReactNode }) {
  const { t } = useOfficeText();
  return (
    <li className="card start-step" data-done={isDone}>
      <span className="start-mark">{isDone && <Icon name="check" size={18} />}</span>
      <div className="start-text">
        <h2>
          {t(`start.${step}`)}{" "}
          <span className={isDone ? "tone tone-met" : "status"}>{t(isDone ? "start.done" : "start.open")}</span>
        </h2>
        <p className="dimmed">{t(`start.${step}Hint`)}</p>
        <div className="form-buttons">{children}</div>
      </div>
    </li>
  );
}

/** The hours in force, to be changed or stood by. */
function Hours({ calendar, isDone }: { calendar: CalendarSetting; isDone: boolean }) {
  const { t } = useOfficeText();
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => {
      const { rev, ...document } = calendar;
      return putSetting("calendars", calendar.id, document, rev);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["settings", "calendars"] }),
  });
  return (
    <>
      <Link className="button-link" to="/admin/policies" search={{ form: "calendar", id: calendar.id }}>
        {t("start.setHours", { name: calendar.name })}
      </Link>
      {!isDone && (
        <Button variant="default" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t("start.keepHours")}
        </Button>
      )}
    </>
  );
}
