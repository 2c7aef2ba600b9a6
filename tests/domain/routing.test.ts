import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Candidate } from "../../domain/decision.js";
import { isEligible, leastLoadedOther, loadPoints, route, type RoutingFacts } from "../../domain/routing.js";

function person(userId: string, over: Partial<Candidate> = {}): Candidate {
  return {
    userId,
    role: "frontline",
    active: true,
    absent: false,
    teamIds: ["care"],
    languages: ["fi"],
    skills: [],
    capacityPoints: 10,
    loadPoints: 0,
    lastAssignedAt: null,
    ...over,
  };
}

function about(over: Partial<RoutingFacts> = {}): RoutingFacts {
  return {
    severity: "P3",
    teamId: "care",
    language: null,
    skill: null,
    accountOwnerId: null,
    touchpointOwnerId: null,
    ...over,
  };
}

function chosen(facts: RoutingFacts, ...candidates: Candidate[]): string {
  const choice = route(facts, candidates);
  return `${choice.ownerId ?? "nobody"} ${choice.reason.code}`;
}

describe("loadPoints", () => {
  it("weighs a case by its severity", () => {
    expect((["P1", "P2", "P3", "P4"] as const).map(loadPoints)).toEqual([3, 2, 1, 0.5]);
  });
});

describe("route", () => {
  it("asks account owner, touchpoint owner, skill and language, load and turn in this order", () => {
    const owner = person("ada", { teamIds: ["sales"], loadPoints: 5 });
    const touch = person("bo", { loadPoints: 4 });
    const able = person("cai", { skills: ["billing"], languages: ["sv"], loadPoints: 3 });
    const free = person("dag", { loadPoints: 1 });
    const all = [free, able, touch, owner];
    const facts = about({ accountOwnerId: "ada", touchpointOwnerId: "bo", skill: "billing", language: "sv" });
    expect(chosen(facts, ...all)).toBe("ada account_owner");
    expect(chosen({ ...facts, accountOwnerId: null }, ...all)).toBe("bo touchpoint_owner");
    expect(chosen({ ...facts, accountOwnerId: null, touchpointOwnerId: null }, ...all)).toBe("cai skill_and_language");
    expect(chosen(about(), ...all)).toBe("dag least_loaded");
  });

  it.each([
    ["switched off", { active: false }],
    ["away", { absent: true }],
    ["a lead", { role: "lead" }],
    ["an administrator", { role: "administrator" }],
    ["no longer of any team", { teamIds: [] }],
    ["full", { loadPoints: 9.5 }],
  ])("passes over an account owner who is %s", (_, over) => {
    expect(chosen(about({ accountOwnerId: "ada" }), person("ada", over), person("bo"))).toBe("bo least_loaded");
  });

  it("takes touchpoint owners and everybody else from the case's team only", () => {
    const foreign = person("bo", { teamIds: ["sales"] });
    expect(chosen(about({ touchpointOwnerId: "bo" }), foreign, person("cai", { loadPoints: 9 }))).toBe(
      "cai least_loaded",
    );
    expect(chosen(about(), foreign)).toBe("nobody no_eligible_member");
  });

  it("prefers who has both skill and language, then the language, then the skill", () => {
    const both = person("a", { skills: ["billing"], languages: ["sv", "fi"], loadPoints: 8 });
    const speaks = person("b", { languages: ["sv"], loadPoints: 6 });
    const able = person("c", { skills: ["billing"], loadPoints: 4 });
    const neither = person("d");
    const facts = about({ language: "sv", skill: "billing" });
    expect(chosen(facts, neither, able, speaks, both)).toBe("a skill_and_language");
    expect(chosen(facts, neither, able, speaks)).toBe("b skill_and_language");
    expect(chosen(facts, neither, able)).toBe("c skill_and_language");
    expect(chosen(facts, neither)).toBe("d least_loaded");
    expect(route(facts, [neither, speaks]).reason.detail).toContain("speaks sv");
  });

  it("does not credit skill and language where everybody has them", () => {
    expect(chosen(about({ language: "fi" }), person("a", { loadPoints: 1 }), person("b"))).toBe("b least_loaded");
  });

  it("takes turns between equal loads: never chosen first, then longest ago, then by id", () => {
    const early = person("c", { lastAssignedAt: 1_000 });
    const late = person("a", { lastAssignedAt: 2_000 });
    expect(chosen(about(), late, early)).toBe("c round_robin");
    expect(chosen(about(), late, early, person("z"))).toBe("z round_robin");
    expect(chosen(about(), person("z"), person("y"))).toBe("y round_robin");
  });

  it("fills people to their capacity and not beyond", () => {
    expect(chosen(about({ severity: "P1" }), person("a", { loadPoints: 7 }))).toBe("a least_loaded");
    expect(chosen(about({ severity: "P1" }), person("a", { loadPoints: 7.5 }))).toBe("nobody all_at_capacity");
    expect(chosen(about({ severity: "P4" }), person("a", { capacityPoints: 0.5 }))).toBe("a least_loaded");
    expect(chosen(about({ severity: "P4" }), person("a", { capacityPoints: 0 }))).toBe("nobody all_at_capacity");
  });

  it("leaves the case in the lead's queue when nobody is there", () => {
    expect(chosen(about())).toBe("nobody no_eligible_member");
    expect(chosen(about(), person("a", { absent: true }))).toBe("nobody no_eligible_member");
  });
});

describe("leastLoadedOther", () => {
  it("gives the case to somebody else, within capacity where it can", () => {
    const owner = person("owner");
    const busy = person("busy", { loadPoints: 10 });
    const free = person("free", { loadPoints: 6 });
    expect(leastLoadedOther([owner, busy, free], "owner", 3).ownerId).toBe("free");
    expect(leastLoadedOther([owner, busy], "owner", 3)).toMatchObject({
      ownerId: "busy",
      reason: { code: "least_loaded_over_capacity" },
    });
  });

  it("prefers room to a lower load", () => {
    const small = person("small", { capacityPoints: 2, loadPoints: 1 });
    const large = person("large", { capacityPoints: 20, loadPoints: 8 });
    expect(leastLoadedOther([small, large], null, 3).ownerId).toBe("large");
  });

  it("finds nobody among the ineligible and the owner", () => {
    expect(leastLoadedOther([person("owner"), person("lead", { role: "lead" })], "owner", 1)).toMatchObject({
      ownerId: null,
      reason: { code: "no_eligible_member" },
    });
  });
});

const anybody: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({
    userId: fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 3 }),
    role: fc.constantFrom("frontline", "frontline", "lead", "manager"),
    active: fc.boolean(),
    absent: fc.boolean(),
    teamIds: fc.subarray(["care", "sales"]),
    languages: fc.subarray(["fi", "sv"]),
    skills: fc.subarray(["billing"]),
    capacityPoints: fc.integer({ min: 0, max: 10 }),
    loadPoints: fc.integer({ min: 0, max: 20 }).map((half) => half / 2),
    lastAssignedAt: fc.option(fc.nat(5), { nil: null }),
  }),
  { selector: (one) => one.userId, maxLength: 8 },
);

const anyCase: fc.Arbitrary<RoutingFacts> = fc.record({
  severity: fc.constantFrom("P1", "P2", "P3", "P4"),
  teamId: fc.constantFrom("care", "sales"),
  language: fc.constantFrom("fi", "sv", null),
  skill: fc.constantFrom("billing", null),
  accountOwnerId: fc.constantFrom("a", "b", null),
  touchpointOwnerId: fc.constantFrom("a", "c", null),
});

describe("any choice", () => {
  it("is of an eligible person with room, in the team or owner of the account, and is made whenever there is one", () => {
    fc.assert(
      fc.property(anyCase, anybody, (facts, candidates) => {
        const { ownerId } = route(facts, candidates);
        const owner = candidates.find((one) => one.userId === ownerId);
        const free = candidates.filter(
          (one) => isEligible(one) && one.loadPoints + loadPoints(facts.severity) <= one.capacityPoints,
        );
        const inTeam = free.filter((one) => one.teamIds.includes(facts.teamId));
        const allowed = [...inTeam, ...free.filter((one) => one.userId === facts.accountOwnerId)];
        expect(allowed.length === 0 ? [undefined] : allowed).toContain(owner);
      }),
    );
  });

  it("does not depend on the order of the candidates", () => {
    const shuffled = anybody.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(anyCase, shuffled, (facts, [one, other]) => {
        expect(route(facts, other)).toEqual(route(facts, one));
        expect(leastLoadedOther(other, "a", 1)).toEqual(leastLoadedOther(one, "a", 1));
      }),
    );
  });

  it("hands cases out evenly", () => {
    const team = ["a", "b", "c"].map((userId) => person(userId));
    for (let at = 1; at <= 9; at += 1) {
      const { ownerId } = route(about(), team);
      const owner = team.find((one) => one.userId === ownerId);
      if (owner === undefined) throw new Error("nobody was chosen");
      owner.loadPoints += 1;
      owner.lastAssignedAt = at;
    }
    expect(team.map((one) => one.loadPoints)).toEqual([3, 3, 3]);
  });
});
