import { describe, expect, it } from "vitest";
import { defaultRiskWords } from "../../domain/default-risk-words.js";
import { foldText, matchWords } from "../../domain/word-matching.js";

describe("matchWords", () => {
  it.each([
    ["where a word starts with the entry", "Otan yhteyttä lakimieheeni!", ["lakimie"], ["lakimie"]],
    ["whatever the case", "VAARALLINEN tuote", ["vaaralli"], ["vaaralli"]],
    ["in composed and decomposed letters alike", "Sähko\u0308isku", ["sähköisk"], ["sähköisk"]],
    ["through soft hyphens and zero-width characters", "law\u00ad\u200byer", ["lawyer"], ["lawyer"]],
    ["through full-width letters", "ｌａｗｙｅｒ", ["lawyer"], ["lawyer"]],
    ["sharp s like ss", "STRASSE", ["straße"], ["straße"]],
    ["Greek final sigma like any other", "ΛΟΓΟΣ", ["λόγος", "λογος"], ["λογος"]],
    ["with typographic apostrophes", "I’m leaving.", ["i'm leaving"], ["i'm leaving"]],
    ["inside quotation marks", "they said 'lawyer'", ["lawyer"], ["lawyer"]],
    ["phrases over line ends and punctuation", "I  am,\nleaving", ["i am leaving"], ["i am leaving"]],
    ["hyphenated entries", "kuluttaja-asiamiehelle", ["kuluttaja-asiami"], ["kuluttaja-asiami"]],
    ["whole words in quotes", "I will sue.", ['"sue"'], ["sue"]],
    ["each entry once, in list order", "lawyer, lawyer, police", ["police", "lawyer", "lawyer"], ["police", "lawyer"]],
  ])("finds entries %s", (_, text, entries, expected) => {
    expect(matchWords(foldText(text), entries)).toEqual(expected);
  });

  it.each([
    ["inside a word", "unlawyerly asiakaslakimies", ["lawyer", "lakimie"]],
    ["a quoted entry at the start of a longer word", "suede shoes from Suez", ['"sue"']],
    ["other letters for ä", "vaaralla", ["väära"]],
    ["words apart", "I am not leaving", ["i am leaving"]],
    ["blank entries", "anything", ["", "  ", '""', "-", "\u200b"]],
    ["pattern signs as patterns", "abc", [".*", "a.c", "[a-z]"]],
    ["nothing at all", null, ["lawyer"]],
  ])("does not find %s", (_, text, entries) => {
    expect(matchWords(foldText(text), entries)).toEqual([]);
  });

  it.each([
    ["words and apostrophes", "ä’- ".repeat(5_000)],
    ["marks on one letter", `a${"\u0301\u0327".repeat(9_999)}`],
    ["ligatures that unfold", "\ufdfa".repeat(20_000)],
    ["what capitals make longer", "ŉΐß".repeat(6_666)],
  ])("is quick on the longest comment of %s", (_, text) => {
    const started = process.cpuUsage();
    for (const entries of Object.values(defaultRiskWords)) matchWords(foldText(text), entries ?? []);
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(200);
  });
});

describe("the default risk words", () => {
  const all = Object.values(defaultRiskWords).flatMap((entries) => entries ?? []);

  it.each([
    ["Laite on hengenvaarallinen, sain sähköiskun."],
    ["Otan yhteyttä lakimieheen ja vien asian käräjille."],
    ["Teen teistä rikosilmoituksen."],
    ["Minua syrjittiin kielen takia."],
    ["Irtisanomme sopimuksen ja siirrymme kilpailijalle."],
    ["En osta enää teiltä mitään."],
    ["Vaihdan toimittajaa."],
    ["Produkten är farlig, jag fick en elstöt."],
    ["Vår advokat hör av sig, vi kräver skadestånd."],
    ["Jag blev diskriminerad."],
    ["Vi säger upp avtalet och byter leverantör."],
    ["The heater caught fire. This is dangerous!"],
    ["You will hear from my lawyer, I'll sue."],
    ["Your staff made racist remarks."],
    ["I am leaving."],
    ["We’re leaving for another supplier."],
    ["Please cancel my contract."],
  ])("hear: %s", (text) => {
    expect(matchWords(foldText(text), all)).not.toEqual([]);
  });

  it.each([
    ["Kaikki toimi hyvin, kiitos mukavasta palvelusta!"],
    ["Haastava asennus, mutta vaarista ei tietoa; vaaran kunnat tuttuja. Syrjäinen sijainti."],
    ["Toimitus oli myöhässä ja laatikko rikki. Hinta on liian korkea."],
    ["Oikeasti hyvä, oikea osoite. Häiritsevä melu."],
    ["Trevlig stämning, det stämmer inte alltid. Olyckligt att leveransen var sen."],
    ["Hotellet var bra. Osäker på priset."],
    ["Bra lag, brandgul färg. Vi handlar gärna igen."],
    ["The policy is fine, delivery was late, the suede looked cheap."],
    ["I ordered by mistake, accidentally, and support sorted it. Would buy again."],
  ])("stay quiet: %s", (text) => {
    expect(matchWords(foldText(text), all)).toEqual([]);
  });

  it("stand once in their list, and match themselves", () => {
    for (const entries of Object.values(defaultRiskWords)) expect(entries).toEqual([...new Set(entries)]);
    for (const entry of all) expect(matchWords(foldText(entry.replaceAll('"', "")), [entry])).toHaveLength(1);
  });
});
