/** What a mail to a customer says. */
import { eq } from "drizzle-orm";
import { loadCase } from "../db/case-store.js";
import type { Tx } from "../db/client.js";
import type { StoredCustomer } from "../db/customer-store.js";
import type { StoredNotice } from "../db/notice-delivery-store.js";
import { loadResponse } from "../db/response-store.js";
import { customers, settings, teams, users } from "../db/schema/index.js";
import { surveyKinds, type Survey } from "../domain/survey.js";
import { caseNumber, type UsecaseDeps } from "./deps.js";
import { knownLinkToken } from "./link-tokens.js";
import { languageOf, zoneOfCalendar, type NoticeReader } from "./notice-reader.js";

/** Who writes to the customer, and how the customer reaches them. */
export interface Organisation {
  name: string;
  email: string | null;
  phone: string | null;
  acceptsReplies: boolean;
}

interface Common {
  reader: NoticeReader;
  organisation: Organisation;
  preferencesUrl: string | null;
}

/** The shapes messages/ renders for customers. */
export type CustomerContent =
  | (Common & {
      kind: "acknowledgement";
      caseNumber: string;
      isComplaint: boolean;
      contactPerson: string | null;
      contactBy: number | null;
      statusUrl: string;
    })
  | (Common & { kind: "verification"; caseNumber: string; statusUrl: string })
  | (Common & { kind: "thanks"; band: "promoter" | "passive" | null; target: number | null })
  | (Common & { kind: "referral_ask"; isNudge: boolean; shareUrl: string; reward: string | null });

/** The customer, or null. */
export async function customerOf(tx: Tx, id: string): Promise<StoredCustomer | null> {
  const [row] = await tx.select().from(customers).where(eq(customers.id, id));
  return row ?? null;
}

/** Loads what the notice says; null when what it is about is gone or its kind is not written to customers. */
export async function customerContent(
  tx: Tx,
  deps: UsecaseDeps,
  notice: StoredNotice,
  customer: StoredCustomer,
): Promise<CustomerContent | null> {
  const about = { tx, deps, notice, customer };
  if (notice.kind === "acknowledgement" || notice.kind === "verification") return await aboutCase(about);
  if (notice.kind === "thanks" || notice.kind === "referral_ask") return await aboutAnswer(about);
  return null;
}

interface About {
  tx: Tx;
  deps: UsecaseDeps;
  notice: StoredNotice;
  customer: StoredCustomer;
}

async function aboutCase({ tx, deps, notice, customer }: About): Promise<CustomerContent | null> {
  const stored = notice.caseId === null ? null : await loadCase(tx, notice.caseId, { lock: false });
  if (stored === null) return null;
  const { state } = stored;
  const [team] = await tx.select({ calendarId: teams.calendarId }).from(teams).where(eq(teams.id, state.teamId));
  const common = await commonParts(tx, deps, customer, state.language, team?.calendarId ?? "default");
  const number = caseNumber(stored.number);
  const statusUrl = `${deps.publicUrl}/c/${await knownLinkToken(tx, deps, "case", state.id)}`;
  if (notice.kind === "verification") return { ...common, kind: "verification", caseNumber: number, statusUrl };
  const [owner] = await tx
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, state.ownerId ?? ""));
  const contact = state.clocks.findLast((clock) => clock.kind === "first_contact" && clock.state === "running");
  return {
    ...common,
    kind: "acknowledgement",
    caseNumber: number,
    isComplaint: state.band === "detractor",
    contactPerson: owner?.name ?? null,
    contactBy: contact?.dueAt ?? null,
    statusUrl,
  };
}

async function aboutAnswer({ tx, deps, notice, customer }: About): Promise<CustomerContent | null> {
  const answer = notice.responseId === null ? null : await loadResponse(tx, notice.responseId);
  if (answer === null) return null;
  const common = await commonParts(tx, deps, customer, answer.language, "default");
  if (notice.kind === "thanks") {
    const band = notice.cause === "promoter" || notice.cause === "passive" ? notice.cause : null;
    return { ...common, kind: "thanks", band, target: band === "passive" ? targetOf(answer.survey) : null };
  }
  const shareUrl = `${deps.publicUrl}/r/${await knownLinkToken(tx, deps, "share", answer.id)}`;
  return { ...common, kind: "referral_ask", isNudge: notice.cause === "nudge", shareUrl, reward: null };
}

/** The lowest promoter's score; null where the scale is read downwards or its cut-offs are not plain. */
function targetOf(stored: unknown): number | null {
  if (stored === null) return null;
  const survey = stored as Survey;
  if (survey.direction !== "higher_is_better") return null;
  if (survey.cutOffs !== null) return survey.cutOffs.promoterMin;
  const own = surveyKinds[survey.kind];
  return own.scale.min === survey.scale.min && own.scale.max === survey.scale.max ? own.cutOffs.promoterMin : null;
}

async function commonParts(
  tx: Tx,
  deps: UsecaseDeps,
  customer: StoredCustomer,
  language: string | null,
  calendarId: string,
): Promise<Common> {
  return {
    reader: {
      name: customer.name,
      language: languageOf(customer.language ?? language),
      zone: await zoneOfCalendar(tx, calendarId),
    },
    organisation: await loadOrganisation(tx),
    preferencesUrl: `${deps.publicUrl}/p/${await knownLinkToken(tx, deps, "preferences", customer.id)}`,
  };
}

/** The organisation as its settings name it; the product's own name where they do not. */
export async function loadOrganisation(tx: Tx): Promise<Organisation> {
  const [row] = await tx.select({ document: settings.document }).from(settings).where(eq(settings.id, "organisation"));
  const given = (row?.document ?? {}) as Partial<Organisation>;
  return {
    name: given.name ?? "Innerloop",
    email: given.email ?? null,
    phone: given.phone ?? null,
    acceptsReplies: given.acceptsReplies ?? false,
  };
}
