/** Finding listed words in a customer's text. Inflection is met by stems, negation is not attempted (product.md, Bands and severity). */

const apostrophes = /[\u2018\u2019\u02BC\u00B4`]/g;
// One character may unfold into 18; no comment of real words comes near this.
const FOLDED_MAX = 60_000;
// Sorting marks takes the square of their number; no writing stacks more than 30 (UAX 15, Stream-Safe Text Format).
const stackedMarks = /(\p{M}{30})\p{M}+/gu;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
// An apostrophe belongs to a word only between two of its letters: "i'm", not 'quoted'.
const betweenWords = /(?:[^\p{L}\p{M}\p{N}']|(?<![\p{L}\p{M}\p{N}])'|'(?![\p{L}\p{M}\p{N}]))+/gu;

/** Upper and then lower case is what plain JavaScript has for case folding: it makes "ß" and "ss" one. */
function fold(text: string): string {
  return text
    .replace(stackedMarks, "$1")
    .normalize("NFKC")
    .slice(0, FOLDED_MAX)
    .replace(ignorable, "")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(apostrophes, "'")
    .replace(betweenWords, " ")
    .trim();
}

interface Entry {
  /** As it stands in the list, without its quotes. */
  bare: string;
  /** What to look for in {@link FoldedText}; null = the entry is blank. */
  needle: string | null;
}

const knownEntries = new Map<string, Entry>();
const MOST_KNOWN = 5_000;

/** The same few hundred entries are tried on every answer, so their folded form is kept. */
function entryOf(listed: string): Entry {
  const known = knownEntries.get(listed);
  if (known !== undefined) return known;
  const isWhole = listed.length > 2 && listed.startsWith('"') && listed.endsWith('"');
  const bare = isWhole ? listed.slice(1, -1) : listed;
  const folded = fold(bare);
  const entry = { bare, needle: folded === "" ? null : isWhole ? ` ${folded} ` : ` ${folded}` };
  if (knownEntries.size >= MOST_KNOWN) knownEntries.clear();
  knownEntries.set(listed, entry);
  return entry;
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
  for (const listed of entries) {
    const { bare, needle } = entryOf(listed);
    if (needle !== null && text.words.includes(needle)) matched.add(bare);
  }
  return [...matched];
}
