/** What a claimed mail says, as plain data for messages/, and where it goes. Read when it is sent, so that it tells how things stand then. */
import { asc, eq, or, sql } from "drizzle-orm";
import { appNow } from "../db/app-now.js";
import type { Tx } from "../db/client.js";
import type { StoredNotice } from "../db/notice-delivery-store.js";
import { memberships, teams, templates, users } from "../db/schema/index.js";
import type { Language } from "../domain/survey.js";
import { customerContent, customerOf, type CustomerContent } from "./customer-notice-content.js";
import type { UsecaseDeps } from "./deps.js";
import { knownLinkToken } from "./link-tokens.js";
import { languageOf, zoneOfCalendar, type NoticeReader } from "./notice-reader.js";
import { digestItems, staffCaseContent, type DigestLine, type StaffCaseContent } from "./staff-notice-content.js";
import type { ClaimedMail } from "./notice-delivery.js";

/** A digest's lines and where the rest is found. */
export interface DigestContent {
  kind: "digest";
  reader: NoticeReader;
  now: number;
  items: readonly DigestLine[];
  queueUrl: string;
  preferencesUrl: string | null;
}

/** A link that logs a member of staff in. */
export interface StaffLoginContent {
  kind: "staff_login";
  reader: NoticeReader;
  url: string;
  expiresAt: number;
}

/** Everything that is mailed through notices. */
export type NoticeContent = StaffCaseContent | DigestContent | StaffLoginContent | CustomerContent;

/** A mail ready to be rendered. */
export interface MailContents {
  to: { name: string | null; address: string };
  content: NoticeContent;
  /** The organisation's own words for this kind and language, where there are any. */
  template: { subject: string; body: string } | null;
  /** Takes the one-click POST of RFC 8058; null = a mail about the person's own case. */
  unsubscribeUrl: string | null;
}

/** Loads what the mail says; null when the person or what it is about is gone, so that nothing can be sent. */
export async function loadMailContents(deps: UsecaseDeps, mail: ClaimedMail): Promise<MailContents | null> {
  return await deps.db.read(async (tx) => {
    const [first] = mail.notices;
    if (first === undefined) return null;
    const now = await appNow(tx);
    const found =
      first.userId === null ? await forCustomer(tx, deps, first) : await forStaff(tx, deps, mail, first, now);
    if (found === null) return null;
    const template = await templateFor(tx, found.content.kind, found.content.reader.language, first.severity);
    return { ...found, template };
  });
}

type Found = Omit<MailContents, "template">;

async function forCustomer(tx: Tx, deps: UsecaseDeps, notice: StoredNotice): Promise<Found | null> {
  const customer = notice.customerId === null ? null : await customerOf(tx, notice.customerId);
  if (customer === null || customer.email === null) return null;
  const content = await customerContent(tx, deps, notice, customer);
  if (content === null) return null;
  const isOffer = content.kind === "referral_ask" || content.kind === "thanks";
  return {
    to: { name: customer.name, address: customer.email },
    content,
    unsubscribeUrl: isOffer ? content.preferencesUrl : null,
  };
}

async function forStaff(
  tx: Tx,
  deps: UsecaseDeps,
  mail: ClaimedMail,
  first: StoredNotice,
  now: number,
): Promise<Found | null> {
  const [user] = await tx
    .select()
    .from(users)
    .where(eq(users.id, first.userId ?? ""));
  if (user === undefined) return null;
  const reader: NoticeReader = {
    name: user.name,
    language: languageOf(user.language),
    zone: await zoneOf(tx, user.calendarId, user.id),
  };
  const to = { name: user.name, address: user.email };
  const common = { to, unsubscribeUrl: null };
  if (mail.kind === "digest") {
    const items = await digestItems(tx, deps, mail.notices);
    const queueUrl = `${deps.publicUrl}/queue`;
    return { ...common, content: { kind: "digest", reader, now, items, queueUrl, preferencesUrl: null } };
  }
  if (mail.kind === "staff_login") return { ...common, content: await staffLogin(tx, deps, first, reader) };
  const content = await staffCaseContent(tx, deps, first, { reader, userId: user.id, now });
  return content === null ? null : { ...common, content };
}

/** The link is derived from what the notice names, so that no token is ever stored. */
async function staffLogin(
  tx: Tx,
  deps: UsecaseDeps,
  notice: StoredNotice,
  reader: NoticeReader,
): Promise<StaffLoginContent> {
  const { subjectId, expiresAt } = notice.payload;
  const subject = typeof subjectId === "string" ? subjectId : notice.id;
  const token = await knownLinkToken(tx, deps, "staff_login", subject);
  return {
    kind: "staff_login",
    reader,
    url: `${deps.publicUrl}/a/${token}`,
    expiresAt: typeof expiresAt === "number" ? expiresAt : notice.createdAt + 15 * 60_000,
  };
}

/** The zone of a person's own calendar, else of the first team they work in, else UTC. */
async function zoneOf(tx: Tx, calendarId: string | null, userId: string): Promise<string> {
  if (calendarId !== null) return await zoneOfCalendar(tx, calendarId);
  const [team] = await tx
    .select({ calendarId: teams.calendarId })
    .from(teams)
    .leftJoin(memberships, eq(memberships.teamId, teams.id))
    .where(or(eq(memberships.userId, userId), eq(teams.leadId, userId), eq(teams.managerId, userId)))
    .orderBy(asc(teams.id))
    .limit(1);
  return await zoneOfCalendar(tx, team?.calendarId ?? "default");
}

/** The organisation's own words: those for the severity before those for any. */
async function templateFor(
  tx: Tx,
  kind: string,
  language: Language,
  severity: string | null,
): Promise<{ subject: string; body: string } | null> {
  const rows = await tx
    .select({ document: templates.document })
    .from(templates)
    .where(sql`${templates.document} ->> 'kind' = ${kind} and ${templates.document} ->> 'language' = ${language}`);
  const documents = rows.map((row) => row.document as { severity?: string | null; subject: string; body: string });
  const own = documents.find((document) => severity !== null && document.severity === severity);
  return own ?? documents.find((document) => document.severity == null) ?? null;
}
