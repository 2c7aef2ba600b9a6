/** What reading an outside text into a domain value gives: the value, or why there is none. Never throws, never coerces. */

/** Why a text cannot be taken. `code` is stable, lower-case kebab; `detail` is English, for people, and never repeats the text. */
export interface Fault {
  code: string;
  detail: string;
}

/** A value, or the {@link Fault} that kept it from being one. */
export type Reading<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** Wraps a value that could be read. */
export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** Wraps the reason why nothing could be read. */
export function unreadable(code: string, detail: string): Reading<never> {
  return { ok: false, fault: { code, detail } };
}
