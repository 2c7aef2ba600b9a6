/** Finding listed words in a customer's text. Inflection is met by stems, negation is not attempted (product.md, Bands and severity). */

const apostrophes = /[\u2018\u2019\u02BC\u00B4`]/g;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
// An apostrophe belongs to a word only between two of its letters: "i'm", not 'quoted'.
const betweenWords = /(?:[^\p{L}\p{M}\p{N}']|(?<![\p{L}\p{M}\p{N}])'|'(?![\p{L}\p{M}\p{N}]))+/gu;

/** Upper and then lower case is what plain JavaScript has for case folding: it makes "ß" and "ss" one. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(ignorable, "")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(apostrophes, "'")
    .replace(betweenWords, " ")
    .trim();
}

/** A text prepared for {@link matchWords}, so that several lists can be tried on it. */
export interface FoldedText {
  /** Words in folded form, each with one space before and after. */
  readonly words: string;
}

/** Prepares a text; null stands for no text. */
export function foldText(text: string | null): FoldedText {
  return { words: text === null ? " " : ` ${fold(text)} ` };
}

/**
 * The entries that occur in the text, in list order and without repeats, as they stand in the list (never the
 * customer's own words). An entry matches where a word starts with it; in double quotes it matches whole words only;
 * an entry of several words matches them in a row, whatever stands between them. Empty entries match nothing.
 *
 * @example matchWords(foldText("Otan yhteyttä lakimieheeni!"), ["lakimie", "\"sue\""]) // ["lakimie"]
 */
export function matchWords(text: FoldedText, entries: readonly string[]): string[] {
  const matched = new Set<string>();
  for (const entry of entries) {
    const whole = entry.length > 2 && entry.startsWith('"') && entry.endsWith('"');
    const bare = whole ? entry.slice(1, -1) : entry;
    const folded = fold(bare);
    if (folded !== "" && text.words.includes(whole ? ` ${folded} ` : ` ${folded}`)) matched.add(bare);
  }
  return [...matched];
}
