/** Mails to customers: short, human, and without selling anything while something is wrong. */
import type { MessageKey } from "../../locales/catalogue.js";
import { translator, type Translate } from "../../locales/translator.js";
import { greetingName, subjectLine } from "../customer-text.js";
import { formatPromise } from "../instants.js";
import type { MailContent } from "../mail-content.js";
import type {
  AcknowledgementNotice,
  NoticeModel,
  Organisation,
  ReferralAskNotice,
  SurveyInvitationNotice,
  ThanksNotice,
  VerificationNotice,
} from "../model.js";

type CustomerModel = Extract<NoticeModel, { organisation: Organisation }>;

function greeting(model: CustomerModel, t: Translate): string {
  const name = greetingName(model.reader.name);
  return name === null ? t("customer.hello") : t("customer.helloName", { name });
}

/** What is alike in every mail to a customer; `why` is the footer's reason for writing. */
function base(model: CustomerModel, t: Translate, why: MessageKey): Omit<MailContent, "subject" | "headline" | "body"> {
  const { organisation, preferencesUrl } = model;
  return {
    language: model.reader.language,
    preview: "",
    label: organisation.name,
    badge: null,
    action: null,
    items: [],
    quote: null,
    factsTitle: null,
    facts: [],
    passages: [],
    footer: {
      lines: [organisation.name, t(why, { organisation: organisation.name })],
      links: preferencesUrl === null ? [] : [{ label: t("footer.preferences"), url: preferencesUrl }],
    },
  };
}

function reachLines(organisation: Organisation, t: Translate): string[] {
  const ways = [organisation.phone, organisation.email].filter((way) => way !== null);
  const lines = ways.length === 0 ? [] : [`${t("acknowledgement.reach")} ${ways.join(", ")}`];
  return organisation.acceptsReplies ? [...lines, t("acknowledgement.reply")] : lines;
}

/** "We have it": who contacts the customer, by when, and how to reach us before that. */
export function acknowledgementContent(model: AcknowledgementNotice): MailContent {
  const { reader, contactBy, caseNumber } = model;
  const t = translator(reader.language);
  const person = greetingName(model.contactPerson);
  const promise =
    contactBy === null
      ? t("acknowledgement.contactSoon")
      : t("acknowledgement.contactBy", { due: formatPromise(contactBy, reader.language, reader.zone) });
  return {
    ...base(model, t, "footer.case"),
    subject: subjectLine(t("acknowledgement.subject", { number: caseNumber })),
    preview: promise,
    headline: t("acknowledgement.headline"),
    body: [
      greeting(model, t),
      t(model.isComplaint ? "acknowledgement.received" : "acknowledgement.receivedNeutral"),
      `${person === null ? t("acknowledgement.team") : t("acknowledgement.person", { person })} ${promise}`,
    ],
    action: { label: t("acknowledgement.action"), url: model.statusUrl },
    passages: [
      {
        title: null,
        lines: [...reachLines(model.organisation, t), t("acknowledgement.number", { number: caseNumber })],
      },
    ],
  };
}

/** "Did we fix it?": the only link goes to the page that asks, so that no scanner can answer by opening it. */
export function verificationContent(model: VerificationNotice): MailContent {
  const t = translator(model.reader.language);
  const content = base(model, t, "footer.case");
  return {
    ...content,
    subject: subjectLine(t("verification.subject", { number: model.caseNumber })),
    preview: t("verification.intro"),
    headline: t("verification.headline"),
    body: [greeting(model, t), t("verification.intro"), t("verification.how")],
    action: { label: t("verification.action"), url: model.statusUrl },
    passages: [{ title: null, lines: [t("customer.case", { number: model.caseNumber })] }],
    footer: { ...content.footer, links: [] },
  };
}

/** Thanks that say what happens with the answer. */
export function thanksContent(model: ThanksNotice): MailContent {
  const t = translator(model.reader.language);
  const band = model.band ?? "plain";
  const question =
    band !== "passive" || !model.organisation.acceptsReplies
      ? []
      : [
          model.target === null
            ? t("thanks.passive.questionOpen")
            : t("thanks.passive.question", { target: model.target }),
          t("thanks.passive.reply"),
        ];
  return {
    ...base(model, t, "footer.survey"),
    subject: t("thanks.subject"),
    preview: t(`thanks.${band}.next`),
    headline: t(`thanks.${band}.headline`),
    body: [greeting(model, t), t(`thanks.${band}.next`), ...(question.length === 0 ? [] : [question.join(" ")])],
  };
}

/** The ask for a recommendation, or its one nudge: a personal link the customer may pass on. */
export function referralAskContent(model: ReferralAskNotice): MailContent {
  const t = translator(model.reader.language);
  const organisation = model.organisation.name;
  const intro = t(model.isNudge ? "referral.nudge.intro" : "referral.intro");
  return {
    ...base(model, t, "footer.marketing"),
    subject: subjectLine(t(model.isNudge ? "referral.nudge.subject" : "referral.subject", { organisation })),
    preview: intro,
    headline: t(model.isNudge ? "referral.nudge.headline" : "referral.headline"),
    body: [greeting(model, t), intro, t("referral.own"), ...(model.reward === null ? [] : [model.reward])],
    action: { label: t("referral.action"), url: model.shareUrl },
  };
}

/** The later survey after a closed case. */
export function surveyInvitationContent(model: SurveyInvitationNotice): MailContent {
  const t = translator(model.reader.language);
  const improvement = model.improvement === null ? [] : [t("survey.improvement", { improvement: model.improvement })];
  return {
    ...base(model, t, "footer.survey"),
    subject: t("survey.subject"),
    preview: t("survey.intro"),
    headline: t("survey.headline"),
    body: [greeting(model, t), t("survey.intro"), ...improvement],
    action: { label: t("survey.action"), url: model.surveyUrl },
  };
}
