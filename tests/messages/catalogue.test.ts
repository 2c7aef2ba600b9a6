/** The catalogues say the same things in every language. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { catalogues, languages, type MessageKey } from "../../locales/catalogue.js";
import { locales, translator } from "../../locales/translator.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../locales");
const keys = Object.keys(catalogues.en) as MessageKey[];

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** Every argument a message names, with what is done to it: `count:plural`, `due`. */
function argumentsOf(elements: Elements): string[] {
  const kinds = ["literal", "value", "number", "date", "time", "select", "plural", "pound", "tag"];
  return elements.flatMap((element) => {
    const inner =
      "options" in element && element.options !== undefined
        ? Object.values(element.options as Record<string, { value: Elements }>).flatMap((option) =>
            argumentsOf(option.value),
          )
        : [];
    const kind = kinds[element.type] ?? "";
    return kind === "literal" || kind === "pound" || !("value" in element)
      ? inner
      : [`${element.value}:${kind}`, ...inner];
  });
}

function argumentSet(language: keyof typeof locales, key: MessageKey): string[] {
  const format = new IntlMessageFormat(catalogues[language][key], locales[language], undefined, { ignoreTag: true });
  return [...new Set(argumentsOf(format.getAst()))].toSorted();
}

describe("the catalogues", () => {
  it("consist of the same files in every language, and of no key twice", () => {
    const files = readdirSync(join(folder, "en")).toSorted();
    for (const language of languages) {
      expect(readdirSync(join(folder, language)).toSorted()).toEqual(files);
      const found = files.flatMap((file) =>
        Object.keys(JSON.parse(readFileSync(join(folder, language, file), "utf8")) as Record<string, string>),
      );
      expect(found.length).toBe(new Set(found).size);
      // Catches a file that nobody imports.
      expect(found.toSorted()).toEqual(keys.toSorted());
    }
  });

  it.each(["fi", "sv"] as const)("have the same keys in %s as in English", (language) => {
    expect(Object.keys(catalogues[language]).toSorted()).toEqual(keys.toSorted());
  });

  it.each(["fi", "sv"] as const)("name the same arguments in %s as in English", (language) => {
    const differing = keys.filter((key) => argumentSet(language, key).join() !== argumentSet("en", key).join());
    expect(differing).toEqual([]);
  });

  it.each(languages)("have no empty text and no stray blank in %s", (language) => {
    const bad = keys.filter((key) => {
      const text = catalogues[language][key];
      return text.trim() !== text || text === "" || text.includes("  ");
    });
    expect(bad).toEqual([]);
  });

  it("are translated: no long text is the same in two languages", () => {
    const same = keys.filter(
      (key) =>
        catalogues.en[key].length > 25 &&
        !catalogues.en[key].startsWith("{") &&
        new Set(languages.map((language) => catalogues[language][key])).size < 3,
    );
    expect(same).toEqual([]);
  });
});

describe("the translator", () => {
  it("counts as the language does", () => {
    expect(translator("fi")("digest.headline", { count: 1 })).toBe("1 tapaus odottaa sinua");
    expect(translator("fi")("digest.headline", { count: 6 })).toBe("6 tapausta odottaa sinua");
    expect(translator("sv")("digest.headline", { count: 6 })).toBe("6 ärenden väntar på dig");
  });

  it("leaves angle brackets of a value alone", () => {
    expect(translator("en")("staff.open", { number: "<b>{x}</b>" })).toBe("Open case <b>{x}</b>");
  });

  it("does not pass over a missing value in silence", () => {
    expect(() => translator("en")("staff.open")).toThrow(/number/);
  });
});
