/**
 * The last thirty days of the demo's company: 200 answers, their cases and journeys. Told through the use cases, in the order of time, in
 * one transaction with the product's clock moved: nobody else ever sees the moved clock, and a telling that is cut off leaves nothing.
 */
import { appNow, setAppTimeOffset } from "../../db/app-now.js";
import type { Tx } from "../../db/client.js";
import { loadCalendars } from "../../db/organisation-store.js";
import {
  hasResponses,
  holdAppTime,
  keepOpenWakes,
  markNoticesRead,
  planOnce,
  startAppTimeAt,
} from "../../db/replay-store.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import { putAbsence, putAccount } from "../../usecases/setting-accounts.js";
import { hear, plan, type StoryWorld } from "./acting.js";
import { storyCalendar } from "./calendar.js";
import { chanceOf, type Chance } from "./chance.js";
import { storyIds } from "./ids.js";
import { tellCrowd } from "./crowd.js";
import { customerDirectory, ofAccount, storyAccounts, type StoryLanguage } from "./customers.js";
import { openAtRest } from "./open-at-rest.js";
import { openAtWork } from "./open-at-work.js";
import { trainingAway, unhappyAgain } from "./open-stories.js";
import { createAgenda, depsInside, replay } from "./replay.js";
import { settledDeliveries } from "./settled-deliveries.js";
import { settledInstallations } from "./settled-installations.js";
import { settledMoney } from "./settled-money.js";
import { settledService } from "./settled-service.js";
import type { StoryAnswer } from "./stories.js";
import { beganAt, tellOpen, tellSettled, type Cast } from "./telling.js";
import { tellStrangeEvents } from "./vendor-events.js";

/** How long the telling may take on a slow machine. */
const toldWithinMs = 300_000;
const answersInAll = 200;
const languageShares: Readonly<Record<StoryLanguage, number>> = { fi: 0.6, sv: 0.2, en: 0.2 };
const DAY_MS = 86_400_000;
/** So long after their complaint somebody may be asked again. */
const recoveredAfterMs = 8 * DAY_MS;
/** Staff have not yet looked at what came to the console in this stretch, in opening hours. */
const unreadHours = 5;
const administrator = { actor: { kind: "user", id: "anna-virtanen" }, ifMatch: null } as const;

/**
 * Tells the story to a seeded demo organisation that has no answers yet, ending at the product's now; otherwise nothing changes.
 *
 * @returns whether it was told
 */
export async function seedHistory(deps: UsecaseDeps): Promise<boolean> {
  return deps.db.transaction(
    async (tx) => {
      const offsetMs = await holdAppTime(tx);
      if (await hasResponses(tx)) return false;
      await planOnce(tx);
      await tell(tx, deps);
      await setAppTimeOffset(tx, offsetMs);
      await keepOpenWakes(tx);
      return true;
    },
    { deadlineMs: toldWithinMs },
  );
}

async function tell(tx: Tx, deps: UsecaseDeps): Promise<void> {
  const now = await appNow(tx);
  const hours = (await loadCalendars(tx, ["default"])).get("default");
  if (hours === undefined) throw new Error("calendar default is missing");
  const calendar = storyCalendar(hours, now);
  const inside = depsInside(tx, { ...deps, newId: storyIds(chanceOf(7)) });
  const world: StoryWorld = {
    tx,
    deps: inside,
    calendar,
    agenda: createAgenda(),
    caseIds: new Map(),
    counts: new Map(),
  };
  await startAppTimeAt(tx, calendar.begin - DAY_MS);
  await prepare(world);
  const bouncing = new Set<string>();
  castAndTell(world, (customerId) => bouncing.add(customerId));
  await replay(tx, inside, world.agenda, { end: now, isBouncing: (id) => bouncing.has(id) });
  await markNoticesRead(tx, calendar.before(unreadHours));
}

/** What the company has beside its people: customer companies, and an afternoon on which a team was away. */
async function prepare({ deps, calendar, ...world }: StoryWorld): Promise<void> {
  for (const { id, name, tier, amount, owner } of storyAccounts)
    await putAccount(deps, id, { name, owner, tier, yearlyValue: { amount, currency: "EUR" } }, administrator);
  plan({ deps, calendar, ...world }, calendar.before(trainingAway.from + 9), async () => {
    for (const user of ["elin-lindholm", "maija-heikkinen"])
      await putAbsence(
        deps,
        `koulutus-${user}`,
        {
          user,
          from: calendar.before(trainingAway.from),
          to: calendar.before(trainingAway.to),
          delegate: null,
          give: "urgent",
          giveBack: true,
        },
        administrator,
      );
  });
}

function castAndTell(world: StoryWorld, onBounce: (customerId: string) => void): void {
  const chance = chanceOf(20_130);
  const newCustomer = customerDirectory(chance);
  const cast = <T extends { answer: StoryAnswer }>(story: T): Cast<T> => {
    const customer = newCustomer(story.answer.language);
    const { account } = story.answer;
    return { story, customer: account === undefined ? customer : ofAccount(customer, account) };
  };
  const settled = [...settledDeliveries, ...settledInstallations, ...settledMoney, ...settledService].map(cast);
  const open = [...openAtRest, ...openAtWork].map(cast);
  for (const one of settled) tellSettled(world, one);
  for (const one of open) tellOpen(world, one);
  const again = settled.find(({ story }) => story.id === unhappyAgain.of);
  if (again === undefined) throw new Error(`no story ${unhappyAgain.of}`);
  plan(world, world.calendar.before(unhappyAgain.at), async () => {
    await hear(world, again.customer, unhappyAgain.answer);
  });
  tellStrangeEvents(world);
  const told = [...settled, ...open].map(({ story }) => story.answer.language);
  tellCrowd(world, {
    chance,
    languages: remainingLanguages(chance, [...told, unhappyAgain.answer.language]),
    newCustomer,
    recovered: settled
      .filter(({ story }) => story.id !== unhappyAgain.of && story.words?.at(-1)?.answer === "yes")
      .map(({ story, customer }) => ({ customer, from: beganAt(world, story) + recoveredAfterMs })),
    onBounce,
  });
}

/** The languages of the answers still to come, mixed. */
function remainingLanguages(chance: Chance, told: readonly StoryLanguage[]): StoryLanguage[] {
  const left = (Object.keys(languageShares) as StoryLanguage[]).flatMap((language) => {
    const wanted = Math.round(answersInAll * languageShares[language]);
    return Array.from({ length: wanted - told.filter((one) => one === language).length }, () => language);
  });
  return left
    .map((language) => ({ language, place: chance() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ language }) => language);
}
