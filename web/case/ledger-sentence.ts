/** Entries of the ledger as sentences: the catalogue holds one for every type, this gives it its names and times. */
import type { Schema } from "../api/client.js";
import { atWords, durationWords } from "../text/times.js";
import type { Language, TextValues, Translate } from "../text/translations.js";

/** What a sentence needs besides the entry. */
export interface SentenceContext {
  t: Translate;
  language: Language;
  locale: string;
  now: number;
  directory: Schema<"Directory"> | undefined;
}

type Entry = Schema<"LedgerEntry">;
type Fields = Record<string, unknown>;

/** Lateness below this is not worth a word. */
const noticeableMs = 60_000;

/** One sentence for an entry. A type without words of its own is shown as it is called. */
export function ledgerSentence(entry: Entry, context: SentenceContext): string {
  const { t } = context;
  const values = valuesOf(entry, context);
  const sentence =
    t.maybe(`ledger.${entry.type}`, values) ?? t("ledger.other", { actor: values.actor ?? "", type: entry.type });
  const isLate = entry.latenessMs !== undefined && entry.latenessMs >= noticeableMs && entry.type !== "promise.kept";
  return isLate ? `${sentence} (${t("ledger.late", { late: durationWords(entry.latenessMs ?? 0, t) })})` : sentence;
}

/** True for steps of the machine that only explain: they are folded. */
export function isMachineStep(entry: Entry): boolean {
  if (entry.type === "rung.passed") return true;
  return entry.type.startsWith("clock.") && entry.type !== "clock.missed" && entry.type !== "clock.overridden";
}

function valuesOf(entry: Entry, context: SentenceContext): TextValues {
  const { t, locale, now } = context;
  const [before, after] = [fieldsOf(entry.before), fieldsOf(entry.after)];
  const text = (value: unknown): string =>
    typeof value === "string" || typeof value === "number" ? String(value) : "none";
  const word = (area: string, value: unknown): string => t.maybe(`${area}.${text(value)}`) ?? text(value);
  const at = (value: unknown): string => (typeof value === "string" ? atWords(Date.parse(value), now, locale) : "none");
  const person = (id: unknown): string => nameOf(context.directory?.people, id) ?? t("app.nobody");
  const team = (id: unknown): string => nameOf(context.directory?.teams, id) ?? text(id);
  const people = Array.isArray(after.notified) ? after.notified.map(person) : [];
  return {
    actor: actorName(entry.actor, context),
    owner: person(after.ownerId),
    person: person(after.userId),
    people: people.length === 0 ? t("app.nobody") : people.join(", "),
    team: team(after.teamId),
    previousTeam: team(before.teamId),
    clock: word("clock", after.clock),
    due: at(after.dueAt ?? after.breachedAt ?? before.dueAt),
    until: at(after.until ?? after.snoozedUntil),
    level: text(after.level),
    kind: text(after.kind),
    severity: word("severity", after.severity),
    previousSeverity: word("severity", before.severity),
    reason:
      entry.reason === null
        ? after.reason === undefined
          ? "none"
          : word("reason", after.reason)
        : word("reason", entry.reason),
    channel: word("channel", after.channel),
    outcome: word("outcome", after.outcome),
    code: word("code", after.code),
    cause: causeName(after.cause, context),
    answer: text(after.answer),
    verified: text(after.verified),
    policy: text(after.policyId),
    version: text(after.policyVersion),
    late: entry.latenessMs === undefined || entry.latenessMs < 1 ? "none" : durationWords(entry.latenessMs, t),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function nameOf(list: readonly { id: string; name: string }[] | undefined, id: unknown): string | null {
  return list?.find((one) => one.id === id)?.name ?? (typeof id === "string" ? id : null);
}

function causeName(id: unknown, { directory, language }: SentenceContext): string {
  return directory?.causes.find((one) => one.id === id)?.label[language] ?? (typeof id === "string" ? id : "");
}

/** Who did something, by name. */
export function actorName(actor: Entry["actor"], { t, directory }: Pick<SentenceContext, "t" | "directory">): string {
  if (actor.kind === "user") return nameOf(directory?.people, actor.id) ?? t("actor.somebody");
  if (actor.kind === "customer") return t("actor.customer");
  if (actor.kind === "key") return t("actor.key");
  return t.maybe(`actor.${actor.id}`) ?? t("actor.system");
}
