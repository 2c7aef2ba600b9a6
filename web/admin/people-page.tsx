import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Initials } from "../frame/initials.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { OfficeText, useOfficeText } from "../text/office-text.js";
import { touchpointWords } from "../text/touchpoint.js";
import { AbsenceForm } from "./absence-form.js";
import { Absences } from "./absences.js";
import { AdminPage } from "./admin-page.js";
import { SectionHead } from "./form-fields.js";
import { PersonForm } from "./person-form.js";
import {
  absencesQuery,
  calendarsQuery,
  policiesQuery,
  teamsQuery,
  usersQuery,
  type TeamSetting,
  type UserSetting,
} from "./settings.js";
import { TeamForm } from "./team-form.js";

/** `/admin/people`: who works here, in which teams, and who is away. */
export function PeoplePage() {
  return (
    <OfficeText>
      <People />
    </OfficeText>
  );
}

function People() {
  const { t } = useOfficeText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "admin");
  const users = useQuery({ ...usersQuery, enabled: isAllowed }).data;
  const teams = useQuery({ ...teamsQuery, enabled: isAllowed }).data;
  const absences = useQuery({ ...absencesQuery, enabled: isAllowed }).data;
  const calendars = useQuery({ ...calendarsQuery, enabled: isAllowed }).data;
  const policies = useQuery({ ...policiesQuery, enabled: isAllowed }).data;
  const titleOf = (list: readonly { id: string; name: string }[] | undefined, id: string): string =>
    list?.find((one) => one.id === id)?.name ?? id;
  const nameOf = (id: string | null): string => users?.find((one) => one.id === id)?.name ?? id ?? t("app.nobody");
  return (
    <AdminPage title={t("app.people")}>
      <section className="card" aria-labelledby="people-title">
        <SectionHead id="people-title" title={t("admin.people.title")}>
          <Link className="button-link" to="/admin/people" search={{ form: "person" }}>
            {t("people.add")}
          </Link>
        </SectionHead>
        <table className="table people">
          <thead>
            <tr>
              <th scope="col">{t("admin.people.name")}</th>
              <th scope="col">{t("admin.people.role")}</th>
              <th scope="col">{t("admin.people.teams")}</th>
              <th scope="col">{t("people.can")}</th>
              <th scope="col" className="number">
                {t("admin.people.capacity")}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {users?.map((user) => (
              <Person key={user.id} user={user} teams={teams ?? []} />
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="teams-title">
        <SectionHead id="teams-title" title={t("admin.teams.title")}>
          <Link className="button-link" to="/admin/people" search={{ form: "team" }}>
            {t("teams.add")}
          </Link>
        </SectionHead>
        <div className="cards">
          {teams?.map((team) => (
            <Team
              key={team.id}
              team={team}
              calendar={titleOf(calendars, team.calendar)}
              policy={team.policy === null ? t("teams.defaultPolicy") : titleOf(policies, team.policy)}
              nameOf={nameOf}
            />
          ))}
        </div>
      </section>
      <Absences absences={absences ?? []} nameOf={nameOf} />
      {users !== undefined && teams !== undefined && absences !== undefined && <OpenForm users={users} teams={teams} />}
    </AdminPage>
  );
}

function Person({ user, teams }: { user: UserSetting; teams: readonly TeamSetting[] }) {
  const { t } = useOfficeText();
  const own = teams.filter((team) => team.members.includes(user.id) || team.lead === user.id);
  return (
    <tr data-inactive={!user.active}>
      <th scope="row">
        <span className="person">
          <Initials name={user.name} size={32} />
          <span className="person-name">
            <strong>{user.name}</strong>
            <span className="dimmed">
              {user.email.split("@")[0]}
              <wbr />@{user.email.split("@")[1]}
            </span>
          </span>
        </span>
      </th>
      <td>
        {t.maybe(`role.${user.role}`) ?? user.role}{" "}
        {!user.active && <span className="status">{t("admin.people.inactive")}</span>}
      </td>
      <td className="person-wide">{own.map((team) => team.name).join(", ")}</td>
      <td className="person-wide">{[...user.languages, ...user.skills].join(", ")}</td>
      <td className="number person-wide">{user.capacityPoints}</td>
      <td className="number">
        <Link
          className="small-button"
          to="/admin/people"
          search={{ form: "person", id: user.id }}
          aria-label={t("people.edit", { name: user.name })}
        >
          {t("office.edit")}
        </Link>
      </td>
    </tr>
  );
}

function Team({
  team,
  calendar,
  policy,
  nameOf,
}: {
  team: TeamSetting;
  calendar: string;
  policy: string;
  nameOf: (id: string | null) => string;
}) {
  const { t } = useOfficeText();
  const owners = Object.entries(team.touchpointOwners).map(
    ([touchpoint, id]) => `${touchpointWords(t, touchpoint)}: ${nameOf(id)}`,
  );
  return (
    <section className="card" aria-label={team.name}>
      <div className="section-head">
        <h3>{team.name}</h3>
        <Link
          className="small-button"
          to="/admin/people"
          search={{ form: "team", id: team.id }}
          aria-label={t("teams.edit", { name: team.name })}
        >
          {t("office.edit")}
        </Link>
      </div>
      <dl className="facts">
        <Fact name={t("admin.teams.lead")} text={nameOf(team.lead)} />
        <Fact name={t("admin.teams.manager")} text={nameOf(team.manager)} />
        <Fact name={t("admin.teams.members")} text={team.members.map(nameOf).join(", ") || t("app.nobody")} />
        <Fact
          name={t("admin.teams.touchpoints")}
          text={team.touchpoints.map((one) => touchpointWords(t, one)).join(", ") || t("app.none")}
        />
        {owners.length > 0 && <Fact name={t("teams.owners")} text={owners.join(", ")} />}
        <Fact name={t("admin.teams.calendar")} text={calendar} />
        <Fact name={t("teams.policy")} text={policy} />
      </dl>
    </section>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** The form the address names. */
function OpenForm({ users, teams }: { users: readonly UserSetting[]; teams: readonly TeamSetting[] }) {
  const { form, id } = useSearch({ from: "/admin/people" });
  const navigate = useNavigate();
  const calendars = useQuery(calendarsQuery).data;
  const policies = useQuery(policiesQuery).data;
  const absences = useQuery(absencesQuery).data;
  const close = (): void => void navigate({ to: "/admin/people", search: {} });
  if (form === undefined || calendars === undefined || policies === undefined) return null;
  const found = <T extends { id: string }>(list: readonly T[] | undefined): T | null =>
    list?.find((one) => one.id === id) ?? null;
  if (form === "person") {
    const stored = found(users);
    return (
      <PersonForm
        key={`person/${id ?? ""}`}
        stored={stored}
        taken={users.map((one) => one.id)}
        calendars={calendars}
        onClose={close}
        onMade={(made) => void navigate({ to: "/admin/people", search: { form: "person", id: made } })}
      />
    );
  }
  if (form === "team")
    return (
      <TeamForm
        key={`team/${id ?? ""}`}
        stored={found(teams)}
        taken={teams.map((one) => one.id)}
        users={users}
        calendars={calendars}
        policies={policies}
        onClose={close}
      />
    );
  return (
    <AbsenceForm
      key={`absence/${id ?? ""}`}
      stored={found(absences)}
      taken={(absences ?? []).map((one) => one.id)}
      users={users}
      onClose={close}
    />
  );
}
