import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Schema } from "../api/client.js";
import { directoryQuery, ledgerQuery } from "../api/queries.js";
import { useNow } from "../text/now.js";
import { atWords, exactWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";
import { isMachineStep, ledgerSentence } from "./ledger-sentence.js";

type Entry = Schema<"LedgerEntry">;

/** What happened, oldest first, as sentences; runs of machine steps are folded into one line. */
export function Timeline({ document }: { document: Schema<"Case"> }) {
  const { t } = useText();
  const entries = useQuery(ledgerQuery(document.id, document.rev)).data;
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t("case.timeline")}</h2>
      {entries === undefined ? (
        <Skeleton height={120} radius={6} />
      ) : (
        <ol>
          {foldMachineSteps(entries).map((group) =>
            Array.isArray(group) ? (
              <li key={group[0]?.id} className="entry-folded">
                <details>
                  <summary>{t("case.machineSteps", { count: group.length })}</summary>
                  <ol>
                    {group.map((entry) => (
                      <OneEntry key={entry.id} entry={entry} />
                    ))}
                  </ol>
                </details>
              </li>
            ) : (
              <OneEntry key={group.id} entry={group} />
            ),
          )}
        </ol>
      )}
    </section>
  );
}

/** Machine steps that follow each other come as one list. */
function foldMachineSteps(entries: readonly Entry[]): (Entry | Entry[])[] {
  const groups: (Entry | Entry[])[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (!isMachineStep(entry)) groups.push(entry);
    else if (Array.isArray(last)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function OneEntry({ entry }: { entry: Entry }) {
  const { t, language, locale } = useText();
  const now = useNow(60);
  const directory = useQuery(directoryQuery).data;
  const at = Date.parse(entry.at);
  return (
    <li
      className={`entry entry-${entry.type.split(".")[0]}`}
      data-machine={entry.actor.kind === "system"}
      data-type={entry.type}
    >
      <time dateTime={entry.at} title={exactWords(at, locale)}>
        {atWords(at, now, locale)}
      </time>
      <div>
        <p>{ledgerSentence(entry, { t, language, locale, now, directory })}</p>
        {entry.text !== undefined && <p className="entry-text">{entry.text}</p>}
      </div>
    </li>
  );
}
