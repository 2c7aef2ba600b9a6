import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.js";
import { Icon } from "../frame/icons.js";
import { exactWords } from "../text/times.js";
import { plainText } from "./setting-merge.js";
import { useOfficeText, type OfficeTranslate } from "../text/office-text.js";

type Preview = Schema<"SourcePreview">["results"][number];
type Taken = Schema<"EventResults">["results"][number];

/** Why an event is not taken, in the reader's language where the code has words. */
export function reasonWords(reason: { code: string; detail: string } | null, t: OfficeTranslate): string {
  if (reason === null) return "";
  const words = t.maybe(`unread.${reason.code}`);
  return words === null ? `${reason.code}: ${reason.detail}` : `${words} (${reason.detail})`;
}

/** What the parts of an event would become. */
export function PreviewResults({ results }: { results: readonly Preview[] }) {
  const { t } = useOfficeText();
  return results.map((result, index) => {
    const isGood = result.status === "accepted";
    return (
      <div key={index} className="preview">
        <p className={isGood ? "tone tone-met" : "tone tone-soon"}>
          <Icon name={isGood ? "check" : "alert"} size={14} />
          {t(`admin.preview.${result.status}`, {
            band: result.band === null ? "none" : t(`band.${result.band}`),
            reason: reasonWords(result.reason, t),
          })}
        </p>
        {result.response !== null && <ReadAnswer response={result.response} />}
      </div>
    );
  });
}

function ReadAnswer({ response }: { response: Record<string, unknown> }) {
  const { t, locale } = useOfficeText();
  const survey = response.survey as { kind: string; scale: { min: number; max: number } } | null;
  const customer = response.customer as Record<string, unknown> | null;
  const who = ["name", "email", "phone", "externalId"].map((name) => customer?.[name]).filter((one) => one);
  const score =
    survey === null
      ? plainText(response.score ?? "–")
      : t("score.onScale", {
          survey: survey.kind.toUpperCase(),
          value: plainText(response.score ?? "–"),
          min: survey.scale.min,
          max: survey.scale.max,
        });
  const facts = [
    ["score", response.score === null && survey === null ? null : score],
    ["comment", response.comment],
    ["customer", who.join(" · ")],
    ["touchpoint", response.touchpoint],
    ["language", response.language],
    [
      "answeredAt",
      typeof response.answeredAt === "string" ? exactWords(Date.parse(response.answeredAt), locale) : null,
    ],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`read.${name}`)}</dt>
            <dd>{value === null || value === undefined || value === "" ? "–" : plainText(value)}</dd>
          </div>
        ))}
      </dl>
      <details className="more">
        <summary>{t("read.all")}</summary>
        <pre tabIndex={0} aria-label={t("read.all")}>
          {JSON.stringify(response, null, 2)}
        </pre>
      </details>
    </>
  );
}

/** What became of the parts of an event that was taken in. */
export function TakenResults({ results }: { results: readonly Taken[] }) {
  const { t } = useOfficeText();
  return results.map((result, index) => {
    const isGood = ["accepted", "updated", "duplicate", "partial"].includes(result.status);
    return (
      <div key={index} className="preview">
        <p className={isGood ? "tone tone-met" : "tone tone-soon"}>
          <Icon name={isGood ? "check" : "alert"} size={14} />
          {t.maybe(`taken.${result.status}`, {
            band: result.band === null ? "none" : t(`band.${result.band}`),
            reason: reasonWords(result.reason, t),
          }) ?? result.status}
        </p>
        {result.decision !== null && <p className="dimmed">{result.decision.because}</p>}
        {result.case !== null && (
          <p>
            <Link to="/cases/$caseId" params={{ caseId: result.case.id }}>
              {t("taken.case", { number: result.case.number })}
            </Link>
          </p>
        )}
      </div>
    );
  });
}
