/** The one door of this folder: a notice model in, a finished mail out. */
import { render, toPlainText } from "@react-email/render";
import { createElement } from "react";
import {
  acknowledgementContent,
  referralAskContent,
  surveyInvitationContent,
  thanksContent,
  verificationContent,
} from "./content/customer.js";
import { digestContent, staffLoginContent } from "./content/digest.js";
import { staffCaseContent } from "./content/staff.js";
import type { MailContent } from "./mail-content.js";
import type { NoticeModel, RenderedNotice } from "./model.js";
import { applyTemplate, type TemplateOverride } from "./template-override.js";
import { Mail } from "./templates/mail.js";

function contentOf(model: NoticeModel): MailContent {
  switch (model.kind) {
    case "digest":
      return digestContent(model);
    case "staff_login":
      return staffLoginContent(model);
    case "acknowledgement":
      return acknowledgementContent(model);
    case "verification":
      return verificationContent(model);
    case "thanks":
      return thanksContent(model);
    case "referral_ask":
      return referralAskContent(model);
    case "survey_invitation":
      return surveyInvitationContent(model);
    default:
      return staffCaseContent(model);
  }
}

/**
 * Subject, text and HTML of a notice; HTML and text come from one tree. The same model gives the same mail, byte for byte,
 * so that a mail sent again after an uncertain failure is a true copy. `template` = the organisation's own words.
 */
export async function renderNotice(
  model: NoticeModel,
  template: TemplateOverride | null = null,
): Promise<RenderedNotice> {
  const own = contentOf(model);
  const content = template === null ? own : applyTemplate(own, model, template);
  const html = await render(createElement(Mail, { content }));
  const text = toPlainText(html, {
    selectors: [
      { selector: "h1", options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 2 } },
      { selector: "h2", options: { uppercase: false, leadingLineBreaks: 3, trailingLineBreaks: 1 } },
      { selector: "blockquote", options: { leadingLineBreaks: 1, trailingLineBreaks: 1, trimEmptyLines: false } },
    ],
  });
  return { subject: content.subject, text: `${text.trim()}\n`, html, language: content.language };
}
