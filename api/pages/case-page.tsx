/** `/c/<token>`: how the customer's case is going, and "did we fix it?". */
import type { ReactElement } from "react";
import type { Language } from "../../domain/survey.js";
import { translator, type Translate } from "../../locales/translator.js";
import { greetingName } from "../../messages/customer-text.js";
import { formatInstant, formatPromise } from "../../messages/instants.js";
import { renderPage } from "./page-frame.js";
import { verificationAnswers, type CasePageModel } from "./page-models.js";

/** What a form was sent with, when it is shown again. `error` is a finished text. */
export interface CaseFormState {
  comment: string;
  error: string | null;
}

const stages = ["received", "contacted", "fixed"] as const;

/** A comment this long still fits the 64 KiB of a form, whatever its letters. */
const commentLength = 5_000;

function Stages({ model, language, t }: { model: CasePageModel; language: Language; t: Translate }): ReactElement {
  const reached = stages.indexOf(model.stage);
  const instants = { received: model.receivedAt, contacted: model.contactedAt, fixed: model.fixedAt };
  return (
    <ol className="stages" aria-label={t("case.stages")}>
      {stages.map((stage, index) => {
        const isOver = index < reached || (index === reached && (stage === "fixed" || model.isClosed));
        const state = isOver ? "done" : index === reached ? "now" : "next";
        const at = index <= reached ? instants[stage] : null;
        return (
          <li key={stage} className={state} {...(state === "now" ? { "aria-current": "step" as const } : {})}>
            <span className="mark" aria-hidden="true">
              {isOver ? "✓" : index + 1}
            </span>
            <span>
              <span className="stage">{t(`case.stage.${stage}`)}</span>
              <span className="when">
                {t(`case.state.${state}`)}
                {at === null ? "" : ` · ${formatInstant(at, language, model.zone)}`}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function ContactPromise({
  model,
  language,
  t,
}: {
  model: CasePageModel;
  language: Language;
  t: Translate;
}): ReactElement | null {
  if (model.contactBy === null || model.stage !== "received" || model.isClosed) return null;
  const due = formatPromise(model.contactBy, language, model.zone);
  return <p>{t(model.contactBy < model.now ? "case.contactLate" : "case.contactBy", { due })}</p>;
}

function Question({ language, form, t }: { language: Language; form: CaseFormState; t: Translate }): ReactElement {
  const describedBy = form.error === null ? "comment-hint" : "comment-hint form-error";
  return (
    <section className="card" aria-labelledby="question">
      <h2 id="question">{t("verify.title")}</h2>
      <p className="hint">{t("verify.hint")}</p>
      {form.error === null ? null : (
        <p id="form-error" className="note bad" role="alert">
          {form.error}
        </p>
      )}
      <form method="post" action={`?lang=${language}`}>
        <label htmlFor="comment">{t("verify.comment")}</label>
        <p id="comment-hint" className="hint">
          {t("verify.commentHint")}
        </p>
        <textarea
          name="comment"
          id="comment"
          rows={4}
          maxLength={commentLength}
          aria-describedby={describedBy}
          defaultValue={form.comment}
        />
        <div className="buttons" role="group" aria-labelledby="question">
          {verificationAnswers.map((answer) => (
            <button key={answer} name="answer" value={answer}>
              {t(`verify.${answer}`)}
            </button>
          ))}
        </div>
      </form>
    </section>
  );
}

function Answered({
  model,
  isFresh,
  t,
}: {
  model: CasePageModel;
  isFresh: boolean;
  t: Translate;
}): ReactElement | null {
  if (model.question.state !== "answered") {
    // The words went to a newer case of the same customer.
    return isFresh ? (
      <p className="note good" role="status">
        {t("verify.noted")}
      </p>
    ) : null;
  }
  const { answer } = model.question;
  return (
    <p className="note good" role="status">
      {isFresh ? t(`verify.thanks.${answer}`) : t("verify.already", { answer: t(`verify.${answer}`) })}
    </p>
  );
}

/** The page. `form` = the form is shown again with what was wrong; `isFresh` = the answer was given just now. */
export function renderCasePage(
  model: CasePageModel,
  view: { language: Language; form?: CaseFormState; isFresh?: boolean; notice?: string },
): string {
  const { language, form = { comment: "", error: null }, isFresh = false } = view;
  const t = translator(language);
  const title = t("case.title", { number: model.number });
  const person = greetingName(model.contactPerson);
  return renderPage({
    language,
    title,
    organisation: model.organisation,
    isPersonal: true,
    children: (
      <>
        <section className="card">
          <h1>{title}</h1>
          {view.notice === undefined ? null : (
            <p className="note bad" role="alert">
              {view.notice}
            </p>
          )}
          <Answered model={model} isFresh={isFresh} t={t} />
          <p>{t(model.isClosed ? "case.intro.closed" : `case.intro.${model.stage}`)}</p>
          <Stages model={model} language={language} t={t} />
          <ContactPromise model={model} language={language} t={t} />
          {person === null || model.isClosed ? null : <p>{t("case.person", { person })}</p>}
        </section>
        {model.question.state === "open" && !isFresh ? <Question language={language} form={form} t={t} /> : null}
      </>
    ),
  });
}
