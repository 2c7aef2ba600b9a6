import type { Router } from "express";
import { errorCode, errorFrames } from "../activities/failures.js";
import { createCustomerPages } from "../api/pages/customer-pages.js";
import type { CasePageModel, PageOrganisation } from "../api/pages/page-models.js";
import { appNow } from "../db/app-now.js";
import { answerVerification, readCustomerCase, type CustomerCase } from "../usecases/customer-case-page.js";
import { loadOrganisation } from "../usecases/customer-notice-content.js";
import { readPreferences, setPreferences, unsubscribe } from "../usecases/customer-preferences.js";
import type { UsecaseDeps } from "../usecases/deps.js";
import { languageOf } from "../usecases/notice-reader.js";
import { readSharePage } from "../usecases/share-page.js";

/** What the pages log to; fields hold codes and stack frames, never a text of an error. */
interface PageLog {
  error(fields: Record<string, unknown>, message: string): void;
}

/** The customer pages over the use cases; `language` of a page is the customer's, or what the page itself is asked for. */
export function customerPages(deps: UsecaseDeps, log: PageLog): Router {
  const organisation = (): Promise<PageOrganisation> => deps.db.read(loadOrganisation);
  return createCustomerPages({
    organisation,
    reportError: (error) =>
      log.error({ code: errorCode(error), at: errorFrames(error) }, "a customer page could not be served"),
    casePage: async (token) => {
      const found = await readCustomerCase(deps, token);
      if (found === null) return null;
      return casePageModel(found, await organisation(), await deps.db.read(appNow));
    },
    answerVerification: async (token, input) => {
      const outcome = await answerVerification(deps, token, input);
      return ({ taken: "recorded", already: "already_answered", not_asked: "not_open", unknown: "not_found" } as const)[
        outcome
      ];
    },
    preferences: async (token) => {
      const found = await readPreferences(deps, token);
      if (found === null) return null;
      return {
        language: languageOf(found.language),
        organisation: await organisation(),
        address: found.email === null ? null : shortened(found.email),
        surveys: found.surveys,
        offers: found.offers,
      };
    },
    setPreferences: async (token, input) => ((await setPreferences(deps, token, input)) ? "saved" : "not_found"),
    unsubscribe: async (token) => ((await unsubscribe(deps, token)) ? "saved" : "not_found"),
    sharePage: async (token) => {
      const found = await readSharePage(deps, token);
      if (found === null) return null;
      return {
        language: languageOf(found.language),
        organisation: await organisation(),
        reader: found.reader,
        isOpen: true,
        link: found.invitationUrl,
        reward: null,
        terms: null,
      };
    },
  });
}

function casePageModel(found: CustomerCase, organisation: PageOrganisation, now: number): CasePageModel {
  return {
    language: languageOf(found.language),
    zone: found.zone,
    now,
    organisation,
    number: found.number,
    stage: found.fixedAt !== null ? "fixed" : found.contactedAt !== null ? "contacted" : "received",
    isClosed: found.status === "closed" || found.status === "cancelled",
    receivedAt: found.receivedAt,
    contactedAt: found.contactedAt,
    fixedAt: found.fixedAt,
    contactBy: found.contactBy,
    contactPerson: found.contactPerson,
    question:
      found.answer !== null
        ? { state: "answered", answer: found.answer }
        : { state: found.isAsked ? "open" : "closed" },
  };
}

/** `maija@yritys.example` as `m…a@yritys.example`: enough to know one's own address by. */
function shortened(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}…${at > 1 ? email.slice(at - 1, at) : ""}${email.slice(at)}`;
}
