import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.js";
import { caseCustomerQuery } from "../api/queries.js";
import { useNow } from "../text/now.js";
import { atWords } from "../text/times.js";
import { useText } from "../text/text-provider.js";

type Context = NonNullable<Schema<"CaseCustomerContext">["customer"]>;

/** What else is known of the customer: consent, other cases, earlier answers, and why nothing is offered to them. */
export function CustomerContext({ document }: { document: Schema<"Case"> }) {
  const { t } = useText();
  const context = useQuery({
    ...caseCustomerQuery(document.id, document.rev),
    enabled: document.customer !== null,
  }).data;
  if (context === undefined || context === null) return null;
  const { consent, asking } = context;
  return (
    <div className="context">
      <dl className="facts">
        <div>
          <dt>{t("context.consent")}</dt>
          <dd>
            {t("context.contact", { answer: answerOf(consent.contact) })}
            <br />
            {t("context.marketing", { answer: answerOf(consent.marketing) })}
          </dd>
        </div>
        <div>
          <dt>{t("context.asking")}</dt>
          <dd>
            {asking.eligible ? (
              t("context.mayBeAsked")
            ) : asking.reasons.length === 0 ? (
              t("context.notNow")
            ) : (
              <>
                {t("context.because")}
                <ul className="context-reasons">
                  {asking.reasons.map(({ code }) => (
                    <li key={code}>{t.maybe(`suppress.${code}`) ?? code}</li>
                  ))}
                </ul>
              </>
            )}
          </dd>
        </div>
      </dl>
      <EarlierAnswers answers={context.earlierAnswers} />
      <OtherCases cases={context.otherCases} />
    </div>
  );
}

function answerOf(consent: boolean | null): string {
  return consent === null ? "unknown" : consent ? "yes" : "no";
}

/** Earlier answers as a strip of dots, oldest first; each says its score, and when on hover. */
function EarlierAnswers({ answers }: { answers: Context["earlierAnswers"] }) {
  const { t, locale } = useText();
  const now = useNow(60);
  if (answers.length === 0) return null;
  return (
    <div>
      <h3>{t("context.earlier")}</h3>
      <ol className="dots">
        {answers.toReversed().map((answer) => {
          const at = atWords(Date.parse(answer.receivedAt), now, locale);
          const survey =
            answer.survey === null ? null : (t.maybe(`survey.${answer.survey.kind}`) ?? answer.survey.kind);
          const band = t.maybe(`band.${answer.band ?? "none"}`) ?? "";
          const words =
            survey === null || answer.score === null
              ? t("context.message", { at })
              : t("context.answer", { survey, score: answer.score, max: answer.survey?.scale.max ?? 0, band, at });
          return (
            <li key={answer.id} className={`dot strip-${answer.band ?? "none"}`} title={words}>
              <span aria-hidden="true">{answer.score ?? "·"}</span>
              <span className="sr-only">{words}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function OtherCases({ cases }: { cases: Context["otherCases"] }) {
  const { t, locale } = useText();
  const now = useNow(60);
  if (cases.length === 0) return null;
  return (
    <div>
      <h3>{t("context.others")}</h3>
      <ul className="context-cases">
        {cases.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$caseId" params={{ caseId: one.id }} search={(before) => ({ ...before })}>
              {one.number}
            </Link>{" "}
            <span className="status">{t.maybe(`status.${one.status}`) ?? one.status}</span>{" "}
            <small className="dimmed">
              {one.severity} · {atWords(Date.parse(one.openedAt), now, locale)}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
