/** Every entry a ledger can hold is a sentence in every language, and the codes beside it have words. */
import { describe, expect, it } from "vitest";
import { ledgerTypes } from "../../domain/case-ledger.js";
import { catalogues, languages } from "../../locales/catalogue.js";
import { actionSpecs } from "../../api/schemas/case-actions.js";

describe.each(languages)("the console's words in %s", (language) => {
  const words: Record<string, string> = catalogues[language];

  it("hold a sentence for every type of ledger entry", () => {
    const missing = Object.values(ledgerTypes).filter((type) => words[`ledger.${type}`] === undefined);
    expect(missing).toEqual([]);
  });

  it("name every action and say what happened after it", () => {
    const missing = actionSpecs
      .flatMap(({ action }) => [`action.${action}`, `done.${action}`])
      .filter((key) => words[key] === undefined);
    expect(missing).toEqual([]);
  });
});
