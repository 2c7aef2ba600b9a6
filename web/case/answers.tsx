import type { Schema } from "../api/client.js";
import { useNow } from "../text/now.js";
import { atWords, exactWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";
import { touchpointWords } from "../text/touchpoint.js";

type Answer = Schema<"Response">;

/** What the customer said: score on its own scale, words, and why this became a case. Newest first, earlier ones folded. */
export function Answers({ document }: { document: Schema<"Case"> }) {
  const { t } = useText();
  const answers = document.responses.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  const [latest, ...earlier] = answers;
  return (
    <section className="card answers" aria-labelledby="answers-title">
      <h2 id="answers-title">{t("case.said")}</h2>
      {latest !== undefined && <OneAnswer answer={latest} severity={document.severity} />}
      {earlier.length > 0 && (
        <details>
          <summary>
            {t("case.earlier")} ({earlier.length})
          </summary>
          {earlier.map((answer) => (
            <OneAnswer key={answer.id} answer={answer} severity={document.severity} />
          ))}
        </details>
      )}
    </section>
  );
}

function OneAnswer({ answer, severity }: { answer: Answer; severity: string }) {
  const { t, locale } = useText();
  const now = useNow(60);
  const at = Date.parse(answer.receivedAt);
  const facts = [
    t.maybe(`channel.${answer.channel}`) ?? answer.channel,
    answer.touchpoint === null ? null : touchpointWords(t, answer.touchpoint),
    answer.language?.toUpperCase() ?? null,
  ].filter((part) => part !== null);
  return (
    <div className="answer">
      {answer.survey !== null && answer.score !== null && (
        <ScoreStrip survey={answer.survey} score={answer.score} band={answer.band} />
      )}
      {answer.comment === null || answer.comment === "" ? (
        <p className="dimmed">{t("case.noWords")}</p>
      ) : (
        <blockquote lang={answer.language ?? undefined}>{answer.comment}</blockquote>
      )}
      <p className="dimmed answer-facts">
        {facts.join(" · ")} · <time title={exactWords(at, locale)}>{atWords(at, now, locale)}</time>
        {answer.contactRequested && ` · ${t("case.wantsContact")}`}
      </p>
      <p className="answer-decision">{decisionWords(answer, severity, t)}</p>
      {answer.matchedWords.length > 0 && (
        <p className="answer-decision">{t("case.matched", { words: answer.matchedWords.join(", ") })}</p>
      )}
    </div>
  );
}

function decisionWords(answer: Answer, severity: string, t: ReturnType<typeof useText>["t"]): string {
  const { rule, version } = answer.decision;
  const values = { severity: t.maybe(`severity.${severity}`) ?? severity, rule, version };
  if (answer.survey === null || answer.score === null) return t("case.decisionUnasked", values);
  const survey = t.maybe(`survey.${answer.survey.kind}`) ?? answer.survey.kind;
  return t("case.decision", {
    ...values,
    band: t.maybe(`band.${answer.band ?? "none"}`) ?? "",
    survey,
    score: answer.score,
  });
}

/** The score as one mark on its own scale. */
function ScoreStrip({
  survey,
  score,
  band,
}: {
  survey: NonNullable<Answer["survey"]>;
  score: number;
  band: string | null;
}) {
  const { t } = useText();
  const { min, max } = survey.scale;
  const name = t.maybe(`survey.${survey.kind}`) ?? survey.kind;
  const steps = max - min <= 20 ? Array.from({ length: max - min + 1 }, (_, index) => min + index) : [min, score, max];
  return (
    <div className="strip" role="img" aria-label={t("case.scoreStrip", { survey: name, score, min, max })}>
      <strong>{name}</strong>
      {steps.map((step, index) => (
        <span key={index} className={step === score ? `strip-step strip-on strip-${band ?? "none"}` : "strip-step"}>
          {step}
        </span>
      ))}
    </div>
  );
}
