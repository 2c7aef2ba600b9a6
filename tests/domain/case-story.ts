/** A case played through by tests: opened once, then commands and deadlines at instants of the test's choosing. */
import { compileCalendar } from "../../domain/business-time.js";
import type { CaseOpening } from "../../domain/case-opening.js";
import { openCase } from "../../domain/case-opening.js";
import { joinCase } from "../../domain/case-joining.js";
import type { JoiningAnswer } from "../../domain/case-joining.js";
import type { CaseState, Clock } from "../../domain/case-state.js";
import { decide } from "../../domain/case.js";
import { fireDue, nextDeadline } from "../../domain/deadlines.js";
import type {
  Actor,
  Candidate,
  CaseCommand,
  CaseFacts,
  Decision,
  LedgerEntry,
  NoticeIntent,
  TeamFacts,
} from "../../domain/decision.js";
import { DomainError } from "../../domain/errors.js";
import type { ClockKind, Policy, Rung } from "../../domain/policy.js";

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Monday 2 November 2026, 08:00 in Helsinki (06:00 UTC): the start of every story. */
export const monday8 = Date.UTC(2026, 10, 2, 6);

const office = { mon: [["08:00", "16:00"]], tue: [["08:00", "16:00"]], wed: [["08:00", "16:00"]] } as const;
export const helsinki = compileCalendar({
  zone: "Europe/Helsinki",
  windows: { ...office, thu: [["08:00", "16:00"]], fri: [["08:00", "16:00"]] },
  closures: [],
  openings: [],
});

const always = [["00:00", "24:00"]] as const;
export const roundTheClock = compileCalendar({
  zone: "UTC",
  windows: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
  closures: [],
  openings: [],
});

export function rung(id: string, at: Rung["at"], more: Partial<Rung> = {}): Rung {
  return {
    id,
    clock: "first_contact",
    at,
    notify: ["owner"],
    by: ["mail"],
    action: null,
    acknowledgeWithinMs: null,
    ...more,
  };
}

/** 1 h acknowledge, 4 h first contact, 8 h updates, 16 h resolve; P1 has half of each. Ladder on first contact up to level 4. */
export const policy: Policy = {
  name: "test",
  rules: [
    {
      when: {},
      clocks: {
        acknowledge: { budgetMs: hour },
        first_contact: { budgetMs: 4 * hour },
        next_update: { budgetMs: 8 * hour },
        resolve: { budgetMs: 16 * hour },
      },
    },
    {
      when: { severity: ["P1"] },
      clocks: {
        acknowledge: { budgetMs: hour / 2 },
        first_contact: { budgetMs: 2 * hour },
        next_update: { budgetMs: 4 * hour },
        resolve: { budgetMs: 8 * hour },
      },
    },
    { when: { severity: ["P4"] }, clocks: { first_contact: { budgetMs: 40 * hour } } },
  ],
  ladder: [
    rung("r50", { percent: 50 }, { by: ["in_app"] }),
    rung("r90", { percent: 90 }, { notify: ["owner", "lead"] }),
    rung("breach", { offsetMs: 0 }, { notify: ["lead"], acknowledgeWithinMs: 2 * hour }),
    rung("reassign", { offsetMs: 4 * hour }, { notify: ["owner", "lead"], action: "reassign" }),
    rung("manager", { offsetMs: 12 * hour }, { notify: ["manager", "lead"] }),
    rung("head", { offsetMs: 28 * hour }, { notify: ["head"] }),
    rung("resolve-breach", { percent: 100 }, { clock: "resolve", notify: ["lead"] }),
  ],
};

export const team: TeamFacts = {
  id: "team-a",
  calendarId: "helsinki",
  leadId: "lead",
  managerId: "manager",
  memberIds: ["ann", "ben", "cid"],
};

export const otherTeam: TeamFacts & { policy: Policy } = {
  id: "team-b",
  calendarId: "always",
  leadId: "lead-b",
  managerId: null,
  memberIds: ["dan"],
  policy,
};

export function candidate(userId: string, more: Partial<Candidate> = {}): Candidate {
  return {
    userId,
    role: "frontline",
    active: true,
    absent: false,
    teamIds: ["team-a"],
    languages: ["fi"],
    skills: [],
    capacityPoints: 10,
    loadPoints: 0,
    lastAssignedAt: null,
    ...more,
  };
}

export const clockActor: Actor = { kind: "system", id: "clock" };
export const asUser = (id: string): Actor => ({ kind: "user", id });

export interface StoryOptions {
  opening?: Partial<CaseOpening>;
  facts?: Partial<CaseFacts>;
}

/** What a test sees of a case. Everything the case has written so far is in `entries` and `notices`. */
export class Story {
  state: CaseState;
  facts: CaseFacts;
  entries: LedgerEntry[] = [];
  notices: NoticeIntent[] = [];
  private ids = 0;

  constructor({ opening = {}, facts = {} }: StoryOptions = {}) {
    this.facts = {
      now: monday8,
      actor: asUser("ann"),
      policy,
      team,
      otherTeam: null,
      calendars: new Map([
        ["helsinki", helsinki],
        ["always", roundTheClock],
      ]),
      headId: "head",
      candidates: [candidate("ann"), candidate("ben"), candidate("cid", { loadPoints: 5 })],
      verifyDelayMs: day,
      verifySilenceMs: 7 * day,
      reopenWindowMs: 14 * day,
      otherOpenCaseId: null,
      newId: () => `id-${++this.ids}`,
      ...facts,
    };
    const opened = openCase(
      {
        id: "case-1",
        severity: "P3",
        band: "detractor",
        touchpoint: "delivery",
        tier: null,
        language: "fi",
        customerId: "customer-1",
        policyId: "default",
        policyVersion: 1,
        ownerId: "ann",
        routeReason: "least_loaded",
        repeats: null,
        ...opening,
      },
      this.facts,
    );
    this.state = opened.state;
    this.keep(opened);
  }

  private keep(decision: Decision): Decision {
    this.state = decision.state;
    this.entries.push(...decision.entries);
    this.notices.push(...decision.notices);
    return decision;
  }

  /** Moves the clock of the test to an instant; nothing fires by itself. */
  at(now: number): this {
    this.facts = { ...this.facts, now };
    return this;
  }

  after(ms: number): this {
    return this.at(this.facts.now + ms);
  }

  with(facts: Partial<CaseFacts>): this {
    this.facts = { ...this.facts, ...facts };
    return this;
  }

  do(command: CaseCommand): Decision {
    return this.keep(decide(this.state, command, this.facts));
  }

  join(answer: Partial<JoiningAnswer>): Decision {
    return this.keep(
      joinCase(this.state, { responseId: "r-2", severity: "P3", opensCase: true, ...answer }, this.facts),
    );
  }

  /** Fires what is due now, noticed at this instant. */
  fire(): Decision {
    return this.keep(fireDue(this.state, { ...this.facts, actor: clockActor }));
  }

  /** Lets time pass until `until`, every deadline firing exactly when it is due. */
  liveUntil(until: number): this {
    for (;;) {
      const next = nextDeadline(this.state, this.facts);
      if (next === null || next.dueAt > until) break;
      this.at(Math.max(this.facts.now, next.dueAt)).fire();
    }
    return this.at(until);
  }

  clock(kind: ClockKind, generation?: number): Clock {
    const found = this.state.clocks.findLast(
      (clock) => clock.kind === kind && clock.generation === (generation ?? clock.generation),
    );
    if (found === undefined) throw new Error(`no ${kind} clock`);
    return found;
  }

  types(): string[] {
    return this.entries.map((entry) => entry.type);
  }

  entry(type: string): LedgerEntry {
    const found = this.entries.findLast((entry) => entry.type === type);
    if (found === undefined) throw new Error(`no ${type} entry`);
    return found;
  }

  /** `kind:recipient` of the notices sent since the last call (or since the opening). */
  told(): string[] {
    const told = this.notices.map(({ kind, to }) => `${kind}:${"user" in to ? to.user : to.customer}`);
    this.notices = [];
    return told;
  }
}

/** The DomainError an action is refused with. */
export function refusalOf(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

export const resolveCommand = {
  action: "resolve",
  code: "fixed",
  cause: "delivery",
  causeDetail: null,
  done: "sent a new one",
  evidence: null,
} as const;

export const contact = (
  outcome: "reached" | "no_answer" | "left_message" | "delivered" | "wrong_contact",
  channel: "call" | "email" | "sms" | "visit" | "chat" = "call",
): CaseCommand => ({ action: "log-contact", channel, outcome, note: null, durationMs: null });
