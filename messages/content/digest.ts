/** Mails to staff that are not about one case: the digest and the login link. */
import { translator } from "../../locales/translator.js";
import { shownName, subjectLine } from "../customer-text.js";
import { formatDistance, formatInstant } from "../instants.js";
import type { CaseLine, MailContent } from "../mail-content.js";
import type { DigestItem, DigestNotice, StaffLoginNotice } from "../model.js";

/** Case numbers a subject names before it says "and n more"; the text names all of them. */
const subjectNumbers = 8;

/** Many notices in one mail; the text names every case number. */
export function digestContent(notice: DigestNotice): MailContent {
  const { reader, items } = notice;
  const t = translator(reader.language);
  const numbers = [...new Set(items.map((item) => item.number))];
  const count = numbers.length;
  const named = numbers.slice(0, subjectNumbers).join(", ");
  const line = (item: DigestItem): CaseLine => {
    const { clock } = item;
    const due =
      clock === null
        ? null
        : t("digest.due", {
            clock: t(`clock.${clock.kind}`),
            due: formatInstant(clock.dueAt, reader.language, reader.zone),
            time: formatDistance(clock.dueAt, notice.now, t),
          });
    const name = shownName(item.customerName) ?? t("staff.noCustomer");
    return {
      title: `${item.number} · ${t(`severity.${item.severity}`)} · ${name}`,
      url: item.url,
      detail: [t(`digest.kind.${item.kind}`), due].filter((part) => part !== null).join(": "),
      tone: clock !== null && clock.dueAt < notice.now ? "late" : "neutral",
    };
  };
  return {
    language: reader.language,
    subject: subjectLine(
      count > subjectNumbers
        ? t("digest.subjectMore", { count, numbers: named, more: count - subjectNumbers })
        : t("digest.subject", { count, numbers: named }),
    ),
    preview: named,
    label: null,
    headline: t("digest.headline", { count }),
    body: [t("digest.intro", { count: items.length })],
    badge: null,
    action: { label: t("digest.open"), url: notice.queueUrl },
    items: items.map(line),
    quote: null,
    factsTitle: null,
    facts: [],
    passages: [{ title: t("staff.why.title"), lines: [t("digest.why")] }],
    footer: {
      lines: [t("staff.zone", { zone: reader.zone }), t("footer.staff")],
      links: notice.preferencesUrl === null ? [] : [{ label: t("digest.preferences"), url: notice.preferencesUrl }],
    },
  };
}

/** The mail with a login link. */
export function staffLoginContent(notice: StaffLoginNotice): MailContent {
  const { reader } = notice;
  const t = translator(reader.language);
  const expires = formatInstant(notice.expiresAt, reader.language, reader.zone);
  return {
    language: reader.language,
    subject: t("login.subject"),
    preview: t("login.intro", { expires }),
    label: null,
    headline: t("login.headline"),
    body: [t("login.intro", { expires })],
    badge: null,
    action: { label: t("login.action"), url: notice.url },
    items: [],
    quote: null,
    factsTitle: null,
    facts: [],
    passages: [{ title: null, lines: [t("login.ignore")] }],
    footer: { lines: [t("staff.zone", { zone: reader.zone })], links: [] },
  };
}
