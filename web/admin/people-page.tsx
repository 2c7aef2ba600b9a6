import { useQuery } from "@tanstack/react-query";
import { mayOpen, usePerson } from "../frame/session.js";
import { useText } from "../text/text-provider.js";
import { AdminPage } from "./admin-page.js";
import { teamsQuery, usersQuery } from "./settings.js";

/** `/admin/people`: who works here, and in which teams. */
export function PeoplePage() {
  const { t } = useText();
  const { role } = usePerson();
  const isAllowed = mayOpen(role, "admin");
  const users = useQuery({ ...usersQuery, enabled: isAllowed }).data ?? [];
  const teams = useQuery({ ...teamsQuery, enabled: isAllowed }).data ?? [];
  const nameOf = (id: string | null): string => users.find((one) => one.id === id)?.name ?? id ?? t("app.nobody");
  return (
    <AdminPage title={t("app.people")}>
      <section className="card" aria-labelledby="people-title">
        <h2 id="people-title">{t("admin.people.title")}</h2>
        <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="people-title">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("admin.people.name")}</th>
                <th scope="col">{t("admin.people.role")}</th>
                <th scope="col">{t("admin.people.teams")}</th>
                <th scope="col">{t("admin.people.languages")}</th>
                <th scope="col" className="number">
                  {t("admin.people.capacity")}
                </th>
              </tr>
            </thead>
            <tbody>
              {users.map((user) => (
                <tr key={user.id}>
                  <td>
                    <strong>{user.name}</strong>
                    <small className="dimmed block">{user.email}</small>
                    {!user.active && <span className="status">{t("admin.people.inactive")}</span>}
                  </td>
                  <td>{t.maybe(`role.${user.role}`) ?? user.role}</td>
                  <td>
                    {teams
                      .filter((team) => team.members.includes(user.id))
                      .map((team) => team.name)
                      .join(", ")}
                  </td>
                  <td>{user.languages.join(", ")}</td>
                  <td className="number">{user.capacityPoints}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section aria-labelledby="teams-title">
        <h2 id="teams-title">{t("admin.teams.title")}</h2>
        <div className="cards">
          {teams.map((team) => (
            <section key={team.id} className="card" aria-label={team.name}>
              <h3>{team.name}</h3>
              <dl className="facts">
                <Fact name={t("admin.teams.lead")} text={nameOf(team.lead)} />
                <Fact name={t("admin.teams.manager")} text={nameOf(team.manager)} />
                <Fact name={t("admin.teams.members")} text={team.members.map(nameOf).join(", ")} />
                <Fact name={t("admin.teams.touchpoints")} text={team.touchpoints.join(", ") || t("app.none")} />
                <Fact name={t("admin.teams.calendar")} text={team.calendar} />
              </dl>
            </section>
          ))}
        </div>
      </section>
      <p className="dimmed">{t("admin.readOnly")}</p>
    </AdminPage>
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
