/** Mails to staff about one case: what to do, by when, what the customer said, and why this reached them. */
import { translator, type Translate } from "../../locales/translator.js";
import { catalogues, type MessageKey } from "../../locales/catalogue.js";
import { quotable, shownName, subjectLine } from "../customer-text.js";
import { formatDistance, formatDuration, formatInstant } from "../instants.js";
import type { Fact, MailContent, Passage, Tone } from "../mail-content.js";
import type { ClockSummary, StaffCaseNotice } from "../model.js";
import { causeWords } from "./causes.js";
import { nextStep } from "./next-step.js";

function headline(notice: StaffCaseNotice, t: Translate): string {
  const { kind, clock, level, reader, now } = notice;
  const cause = causeWords(notice.cause);
  if (kind === "assignment") return t(cause.headline ?? "staff.assignment.headline");
  if (kind === "reopened") return t("staff.reopened.headline");
  const start =
    kind !== "escalation"
      ? t(`staff.${kind}.headline`)
      : level === null
        ? t("staff.escalation.plain")
        : t("staff.escalation.headline", { level });
  if (clock !== null) {
    const due = formatInstant(clock.dueAt, reader.language, reader.zone);
    const end = t(clock.dueAt <= now ? "staff.due.past" : "staff.due.upcoming", {
      clock: t(`clock.${clock.kind}`),
      due,
    });
    return `${start}: ${end}`;
  }
  if (cause.sentence === null || cause.sentence === "staff.cause.other") return start;
  const sentence = t(cause.sentence);
  return `${start}: ${sentence.charAt(0).toLocaleLowerCase()}${sentence.slice(1).replace(/\.$/, "")}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function dueText(clock: ClockSummary, notice: StaffCaseNotice, t: Translate): string {
  const due = formatInstant(clock.dueAt, notice.reader.language, notice.reader.zone);
  const time = formatDistance(clock.dueAt, notice.now, t);
  if (clock.businessLeftMs === null) return t("staff.dueWithTime", { due, time });
  const businessTime = formatDuration(Math.abs(clock.businessLeftMs), t, "business");
  return t("staff.dueWithBoth", { due, time, businessTime });
}

function dueTone(notice: StaffCaseNotice): Tone {
  if (notice.clock === null) return "neutral";
  if (notice.clock.dueAt < notice.now) return "late";
  return notice.kind === "assignment" ? "neutral" : "soon";
}

function facts(notice: StaffCaseNotice, t: Translate): Fact[] {
  const { clock, level } = notice;
  const { severity, customerName, account, score, touchpoint, ownerName, number } = notice.case;
  const rows: Fact[] = [];
  const add = (key: MessageKey, value: string | null, tone: Tone = "neutral"): void => {
    if (value !== null && value !== "") rows.push({ label: t(key), value, tone });
  };
  if (clock !== null) {
    add("staff.fact.clock", capitalised(t(`clock.${clock.kind}`)));
    add("staff.fact.due", dueText(clock, notice, t), dueTone(notice));
    // The core explains itself in English; readers of another language have severity, touchpoint and due instant as facts of their own.
    if (notice.reader.language === "en") add("staff.fact.explanation", clock.explanation);
  }
  add("staff.fact.number", number);
  add("staff.fact.severity", t(`severity.${severity}`));
  add("staff.fact.level", level === null || level === 0 ? null : String(level));
  add("staff.fact.customer", shownName(customerName) ?? t("staff.noCustomer"));
  add("staff.fact.account", shownName(account));
  if (score !== null) {
    const { survey, value, min, max } = score;
    add("staff.fact.score", t("score.onScale", { survey: t(`survey.${survey}`), value, min, max }));
  }
  add("staff.fact.touchpoint", touchpointName(touchpoint, t));
  add("staff.fact.owner", shownName(ownerName) ?? t("staff.noOwner"));
  return rows;
}

/** In words where it is a well-known one, else as the organisation writes it. */
function touchpointName(touchpoint: string | null, t: Translate): string | null {
  const key = `touchpoint.${touchpoint ?? ""}`;
  return key in catalogues.en ? t(key as MessageKey) : shownName(touchpoint);
}

function rungSentence(at: StaffCaseNotice["at"], t: Translate): string | null {
  if (at === null) return null;
  if ("percent" in at) return at.percent === 100 ? t("staff.why.at") : t("staff.why.percent", { percent: at.percent });
  if (at.offsetMs === 0) return t("staff.why.at");
  const duration = formatDuration(Math.abs(at.offsetMs), t, "business");
  return at.offsetMs < 0 ? t("staff.why.before", { duration }) : t("staff.why.after", { duration });
}

function why(notice: StaffCaseNotice, t: Translate): Passage {
  const sentence = causeWords(notice.cause).sentence;
  const lines = [
    t(`staff.seat.${notice.seat}`),
    sentence === null ? null : t(sentence),
    rungSentence(notice.at, t),
    notice.level === null || notice.level === 0 ? null : t("staff.why.level", { level: notice.level }),
  ];
  return { title: t("staff.why.title"), lines: lines.filter((line) => line !== null) };
}

function quote(notice: StaffCaseNotice, t: Translate): MailContent["quote"] {
  const title = t("staff.quote.title");
  const said = notice.case.words === null ? null : quotable(notice.case.words.text);
  if (said === null || said.text === "") return { title, text: "", language: null, notes: [t("staff.quote.none")] };
  const language = notice.case.words?.language ?? null;
  const notes = [
    said.isCut ? t("staff.quote.cut") : null,
    language === null || language === notice.reader.language
      ? null
      : t("staff.quote.language", { language: t(`language.${language}`) }),
  ];
  return { title, text: said.text, language, notes: notes.filter((note) => note !== null) };
}

/** A mail to one member of staff about one case. */
export function staffCaseContent(notice: StaffCaseNotice): MailContent {
  const { reader } = notice;
  const t = translator(reader.language);
  const title = headline(notice, t);
  const severity = t(`severity.${notice.case.severity}`);
  const step = t(nextStep(notice));
  const { takeAction } = notice;
  const open = { label: t("staff.open", { number: notice.case.number }), url: notice.case.url };
  const acknowledgeBy =
    notice.acknowledgeBy === null
      ? []
      : [t("staff.acknowledgeBy", { due: formatInstant(notice.acknowledgeBy, reader.language, reader.zone) })];
  return {
    language: reader.language,
    subject: subjectLine(t("staff.subject", { number: notice.case.number, severity, headline: title })),
    preview: step,
    label: `${notice.case.number} · ${severity}`,
    headline: title,
    badge:
      notice.clock === null
        ? null
        : { text: capitalised(formatDistance(notice.clock.dueAt, notice.now, t)), tone: dueTone(notice) },
    body: [step, ...acknowledgeBy],
    ...(takeAction === null
      ? { action: open }
      : {
          action: { label: t(`staff.take.${takeAction.action}`), url: takeAction.url },
          secondAction: { ...open, hint: t("staff.take.hint") },
        }),
    items: [],
    quote: quote(notice, t),
    factsTitle: t("staff.facts.title"),
    facts: facts(notice, t),
    passages: [why(notice, t)],
    footer: { lines: [t("staff.zone", { zone: reader.zone }), t("footer.staff")], links: [] },
  };
}
