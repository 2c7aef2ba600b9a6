/** Calendars, people, teams, accounts, absences, causes, rules, templates and the two settings documents. */
import { extentOf } from "../../domain/rights.js";
import type { AppDeps } from "../app-deps.js";
import type { Principal } from "../auth/principal.js";
import { Problem } from "../problem.js";
import type { Route } from "../route.js";
import { calendarBody } from "../schemas/calendar.js";
import { causeId, chosenId } from "../schemas/ids.js";
import { causeBody, followUpBody, promotersBody, ruleBody, templateBody } from "../schemas/settings-documents.js";
import { absenceBody, accountBody, teamBody, userBody } from "../schemas/settings-people.js";
import {
  listAbsences,
  listAccounts,
  putAbsence,
  putAccount,
  readAbsence,
  readAccount,
} from "../../usecases/setting-accounts.js";
import { listCalendars, putCalendar, readCalendar } from "../../usecases/setting-calendars.js";
import {
  listDocuments,
  putDocument,
  putFollowUp,
  putPromoters,
  putRule,
  readDocument,
} from "../../usecases/setting-documents.js";
import { listUsers, putUser, readUser } from "../../usecases/setting-people.js";
import { listTeams, putTeam, readTeam } from "../../usecases/setting-teams.js";
import { settingRoutes } from "./setting-route.js";
import { settingExamples } from "../schemas/setting-examples.js";
import { singleSettingRoutes } from "./single-setting.js";

/** Every kind that is stored as it is sent; policies and sources have files of their own. */
export function documentRoutes(deps: AppDeps): readonly Route[] {
  const { useCases } = deps;
  return [
    ...settingRoutes(deps, {
      collection: "calendars",
      example: settingExamples.calendars,
      noun: "calendar",
      id: chosenId,
      body: calendarBody,
      list: () => listCalendars(useCases),
      read: (id) => readCalendar(useCases, id),
      put: (id, document, change) => putCalendar(useCases, id, document, change),
    }),
    ...settingRoutes(deps, {
      collection: "users",
      example: settingExamples.users,
      noun: "person",
      id: chosenId,
      body: userBody,
      list: () => listUsers(useCases),
      read: (id) => readUser(useCases, id),
      put: (id, document, change) => putUser(useCases, id, document, change),
    }),
    ...settingRoutes(deps, {
      collection: "teams",
      example: settingExamples.teams,
      noun: "team",
      id: chosenId,
      body: teamBody,
      list: () => listTeams(useCases),
      read: (id) => readTeam(useCases, id),
      put: (id, document, change) => putTeam(useCases, id, document, change),
    }),
    ...settingRoutes(deps, {
      collection: "accounts",
      example: settingExamples.accounts,
      noun: "account",
      id: chosenId,
      body: accountBody,
      list: () => listAccounts(useCases),
      read: (id) => readAccount(useCases, id),
      put: (id, document, change) => putAccount(useCases, id, document, change),
    }),
    ...settingRoutes(deps, {
      collection: "causes",
      example: settingExamples.causes,
      noun: "cause",
      id: causeId,
      body: causeBody,
      readers: "causes.read",
      list: () => listDocuments<object>(useCases, "cause"),
      read: (id) => readDocument<object>(useCases, "cause", id),
      put: (id, document, change) => putDocument(useCases, "cause", id, { id, ...document }, change),
    }),
    ...settingRoutes(deps, {
      collection: "rules",
      example: settingExamples.rules,
      noun: "triage rule",
      id: chosenId,
      body: ruleBody,
      list: () => listDocuments<object>(useCases, "rule"),
      read: (id) => readDocument<object>(useCases, "rule", id),
      put: (id, document, change) => putRule(useCases, id, document, change),
    }),
    ...settingRoutes(deps, {
      collection: "templates",
      example: settingExamples.templates,
      noun: "template",
      id: chosenId,
      body: templateBody,
      list: () => listDocuments<object>(useCases, "template"),
      read: (id) => readDocument<object>(useCases, "template", id),
      put: (id, document, change) => putDocument(useCases, "template", id, { id, ...document }, change),
    }),
    ...settingRoutes(deps, {
      collection: "absences",
      example: settingExamples.absences,
      noun: "absence",
      id: chosenId,
      body: absenceBody,
      readers: "absences.read",
      writers: "absences.write",
      list: async (caller) => {
        const mayPlan = await plannable(useCases, caller);
        return (await listAbsences(useCases)).filter((one) => mayPlan(one.document.user));
      },
      read: async (id, caller) => {
        const mayPlan = await plannable(useCases, caller);
        const absence = await readAbsence(useCases, id);
        if (!mayPlan(absence.document.user))
          throw new Problem(404, "absence-not-found", "There is no absence with this id.");
        return absence;
      },
      put: async (id, document, change, caller) => {
        const mayPlan = await plannable(useCases, caller);
        const current = (await listAbsences(useCases)).find((one) => one.document.id === id);
        if (!mayPlan(document.user) || (current !== undefined && !mayPlan(current.document.user)))
          throw new Problem(403, "forbidden", "People plan their own absences, leads those of their teams.");
        return putAbsence(useCases, id, document, change);
      },
    }),
    ...singleSettingRoutes({
      id: "follow-up",
      example: settingExamples["follow-up"],
      summary: "How cases are followed up",
      body: followUpBody,
      read: () => readDocument<object>(useCases, "settings", "follow-up"),
      put: (document, change) => putFollowUp(useCases, document, change),
    }),
    ...singleSettingRoutes({
      id: "promoters",
      example: settingExamples.promoters,
      summary: "How promoters are thanked and asked",
      body: promotersBody,
      read: () => readDocument<object>(useCases, "settings", "promoters"),
      put: (document, change) => putPromoters(useCases, document, change),
    }),
  ];
}

/** Whose absences the caller may see and plan: their own, those of teams they lead or manage, everybody's for administrators and keys. */
async function plannable(useCases: AppDeps["useCases"], caller: Principal): Promise<(userId: string) => boolean> {
  if (caller.kind === "key" || extentOf("absences.write", caller.role) === "all") return () => true;
  const led = (await listTeams(useCases)).filter(
    ({ document }) => document.lead === caller.id || document.manager === caller.id,
  );
  const members = new Set([caller.id, ...led.flatMap(({ document }) => document.members)]);
  return (userId) => members.has(userId);
}
