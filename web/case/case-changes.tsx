import type { Schema } from "../api/client.js";
import { Icon } from "../frame/icons.js";
import { useNow } from "../text/now.js";
import { atWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";

type CaseDocument = Schema<"Case">;

/** What somebody else changed meanwhile, line by line; `title` when nothing was sent yet. */
export function CaseChanges({ before, after, title }: { before: CaseDocument; after: CaseDocument; title?: string }) {
  const { t, locale } = useText();
  const now = useNow(60);
  const status = (one: CaseDocument): string => t.maybe(`status.${one.status}`) ?? one.status;
  const due = (one: CaseDocument): string =>
    one.nextDue === null ? t("app.none") : atWords(Date.parse(one.nextDue.dueAt), now, locale);
  const owner = (one: CaseDocument): string => one.owner?.name ?? t("app.nobody");
  const parts = [
    ["case.change.status", status(before), status(after)],
    ["case.change.owner", owner(before), owner(after)],
    ["case.change.severity", before.severity, after.severity],
    ["case.change.team", before.team.name, after.team.name],
    ["case.change.due", due(before), due(after)],
  ] as const;
  const lines = parts.filter(([, was, is]) => was !== is);
  return (
    <div className="changes" {...(title === undefined ? { role: "alert" } : {})}>
      <strong>
        <Icon name="alert" /> {title ?? t("case.changedTitle")}
      </strong>
      <ul>
        {lines.map(([key, was, is]) => (
          <li key={key}>{t(key, { before: was, after: is })}</li>
        ))}
        {lines.length === 0 && <li>{t("case.change.other")}</li>}
      </ul>
      {title === undefined && <p>{t("case.changedHint")}</p>}
    </div>
  );
}
