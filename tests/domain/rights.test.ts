import { describe, expect, it } from "vitest";
import { isWithin } from "../../domain/key-grant.js";
import {
  extentOf,
  isRight,
  keyHas,
  keyScopes,
  rights,
  rolesFor,
  scopesFor,
  type RightName,
} from "../../domain/rights.js";
import { coarseCount } from "../../domain/small-counts.js";

const names = Object.keys(rights) as RightName[];

describe("the table of rights", () => {
  it("gives nothing to roles and names there are not", () => {
    for (const name of names)
      for (const role of ["", "customer", "constructor", "keys"]) expect(extentOf(name, role)).toBe("none");
    expect(isRight("everything")).toBe(false);
    expect(isRight("toString")).toBe(false);
  });

  it("gives marketing no case, no note and nobody's contact data, and settings to administrators alone", () => {
    const ofMarketing = names.filter((name) => rolesFor(name).includes("marketing"));
    expect(ofMarketing.filter((name) => /^(?:cases|customers|notes|responses|board)/.test(name))).toEqual([]);
    for (const name of ["settings.read", "settings.write", "keys.manage", "users.invite"] as const)
      expect(rolesFor(name)).toEqual(["administrator"]);
  });

  it("gives a key without scopes only what needs none", () => {
    expect(names.filter((name) => keyHas([], name))).toEqual(["sla.preview"]);
    expect(names.filter((name) => keyHas(keyScopes, name) === (scopesFor(name) === "none"))).toEqual([]);
  });
});

describe("a grant", () => {
  const held = { scopes: ["a", "b"], teams: ["x", "y"] };
  it.each([
    [{ scopes: ["a"], teams: ["x"] }, true],
    [{ scopes: ["a", "b"], teams: ["y", "x"] }, true],
    [{ scopes: [], teams: [] }, true],
    [{ scopes: ["a", "c"], teams: ["x"] }, false],
    [{ scopes: ["a"], teams: ["x", "z"] }, false],
    [{ scopes: ["a"], teams: null }, false],
  ])("%j within another: %s", (wanted, expected) => {
    expect(isWithin(wanted, held)).toBe(expected);
    expect(isWithin(wanted, { ...held, teams: null })).toBe(
      wanted.scopes.every((scope) => held.scopes.includes(scope)),
    );
  });
});

it.each([
  [0, null],
  [4, null],
  [5, 5],
  [7, 5],
  [8, 10],
  [12, 10],
  [13, 15],
])("%i people are told as %s", (count, shown) => {
  expect(coarseCount(count)).toBe(shown);
});
