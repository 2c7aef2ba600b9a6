/** Texts that strangers wrote, made harmless for a mail: no hidden characters, no reordering, no endless length. Escaping is the renderer's task. */

/** Characters of a customer's words that a mail shows; the case has all of them. */
export const quoteLength = 2_000;
const nameLength = 80;

/** Controls except tab and line feed, invisible format characters (bidirectional marks, zero-width ones, tags) except the joiners of scripts and emoji, lone surrogates. */
const hidden = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The text without characters that nobody sees but that change how the rest is read. */
export function visible(text: string): string {
  return text.replace(hidden, "");
}

/** Cuts between characters as people count them, and says so with an ellipsis. */
export function cut(text: string, length: number): { text: string; isCut: boolean } {
  if (text.length <= length) return { text, isCut: false };
  let kept = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(
    text.slice(0, length + 64),
  )) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  return { text: `${kept.trimEnd()}…`, isCut: true };
}

/** A customer's words for quoting: cleaned, at most two empty lines in a row, cut at {@link quoteLength}. */
export function quotable(text: string): { text: string; isCut: boolean } {
  const tidy = visible(text.replace(/\r\n?/g, "\n"))
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();
  return cut(tidy, quoteLength);
}

/** A name on one line, at most 80 characters; null when nothing of it can be seen. */
export function shownName(name: string | null): string | null {
  if (name === null) return null;
  const line = visible(name.replace(/\s+/g, " ")).trim();
  return line === "" ? null : cut(line, nameLength).text;
}

/**
 * A name that may be spoken to in a mail to its owner, else null. Whoever posts an answer chooses name and address alike,
 * so a "name" that reads like an address, a link or a sentence is not repeated: our mails must not carry a stranger's text.
 */
export function greetingName(name: string | null): string | null {
  const shown = shownName(name);
  if (shown === null || shown.length > 50 || shown.split(" ").length > 5) return null;
  return /^[\p{L}\p{M}][\p{L}\p{M}'’ -]*(?:\. ?[\p{L}\p{M}'’ -]+)?$/u.test(shown) && !/\p{L}{2,}\.\p{L}/u.test(shown)
    ? shown
    : null;
}

/** One line for a mail subject: no line ends, no hidden characters, at most 200 characters. */
export function subjectLine(text: string): string {
  return cut(visible(text.replace(/\s+/g, " ")).trim(), 200).text;
}
