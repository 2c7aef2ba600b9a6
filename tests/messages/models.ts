/** One model of every notice, for tests. */
import type {
  AcknowledgementNotice,
  DigestNotice,
  NoticeModel,
  Reader,
  ReferralAskNotice,
  StaffCaseNotice,
  ThanksNotice,
} from "../../messages/model.js";
import type { Language } from "../../domain/survey.js";

export const dueAt = Date.parse("2026-11-24T08:40:00Z");
export const now = Date.parse("2026-11-24T06:10:00Z");

export function reader(language: Language, name: string | null = "Maija Korhonen"): Reader {
  return { name, language, zone: "Europe/Helsinki" };
}

const organisation = {
  name: "Pohjolan Sähkö",
  email: "apu@pohjola.example",
  phone: "+358 9 1234 567",
  acceptsReplies: true,
};
const preferencesUrl = "https://innerloop.example/p/preferences-token";

export function staffNotice(language: Language, parts: Partial<StaffCaseNotice> = {}): StaffCaseNotice {
  return {
    kind: "reminder",
    reader: reader(language, "Ville Virta"),
    now,
    case: {
      number: "IL-1042",
      url: "https://innerloop.example/cases/0199c0de",
      severity: "P2",
      customerName: "Maija Korhonen",
      account: "Nordic Oy",
      touchpoint: "delivery",
      ownerName: "Ville Virta",
      score: { survey: "nps", value: 3, min: 0, max: 10 },
      words: { text: "Asentaja ei tullut.\nKukaan ei vastannut puhelimeen.", language: "fi" },
    },
    clock: { kind: "first_contact", dueAt, businessLeftMs: 9_000_000, explanation: "P2 / gold / delivery, v7" },
    seat: "owner",
    cause: "rung",
    at: { percent: 75 },
    level: null,
    acknowledgeBy: null,
    takeAction: null,
    ...parts,
  };
}

export function digest(language: Language, count = 7): DigestNotice {
  return {
    kind: "digest",
    reader: reader(language, "Ville Virta"),
    now,
    queueUrl: "https://innerloop.example/queue",
    preferencesUrl: null,
    items: Array.from({ length: count }, (_, index) => ({
      kind: "reminder",
      number: `IL-${2000 + index}`,
      url: `https://innerloop.example/cases/${index}`,
      severity: "P3",
      customerName: `Asiakas ${index}`,
      clock: { kind: "first_contact", dueAt: dueAt + index * 60_000 },
    })),
  };
}

export function acknowledgement(language: Language, parts: Partial<AcknowledgementNotice> = {}): AcknowledgementNotice {
  return {
    kind: "acknowledgement",
    reader: reader(language),
    organisation,
    preferencesUrl,
    caseNumber: "IL-1042",
    isComplaint: true,
    contactPerson: "Ville Virta",
    contactBy: dueAt,
    statusUrl: "https://innerloop.example/c/case-token",
    ...parts,
  };
}

export function thanks(language: Language, parts: Partial<ThanksNotice> = {}): ThanksNotice {
  return {
    kind: "thanks",
    reader: reader(language),
    organisation,
    preferencesUrl,
    band: "promoter",
    target: null,
    ...parts,
  };
}

export function referralAsk(language: Language, parts: Partial<ReferralAskNotice> = {}): ReferralAskNotice {
  return {
    kind: "referral_ask",
    reader: reader(language),
    organisation,
    preferencesUrl,
    isNudge: false,
    shareUrl: "https://innerloop.example/r/share-token",
    reward: null,
    ...parts,
  };
}

/** Every notice there is, in one language. */
export function everyNotice(language: Language): NoticeModel[] {
  return [
    staffNotice(language, { kind: "assignment", cause: "routed", at: null }),
    staffNotice(language, {
      kind: "assignment",
      cause: "routed",
      at: null,
      takeAction: { action: "acknowledge", url: "https://innerloop.example/a/action-token" },
    }),
    staffNotice(language, { kind: "assignment", cause: "help_requested", at: null, clock: null, seat: "helper" }),
    staffNotice(language, { kind: "reopened", cause: "verification_no", at: null }),
    staffNotice(language),
    staffNotice(language, { cause: "promise_overdue", clock: null, at: null }),
    staffNotice(language, { kind: "breach", at: { offsetMs: 0 }, level: 1, seat: "lead", now: dueAt + 1_000 }),
    staffNotice(language, {
      kind: "escalation",
      at: { offsetMs: 14_400_000 },
      level: 2,
      seat: "manager",
      now: dueAt + 90_000_000,
      acknowledgeBy: dueAt,
    }),
    staffNotice(language, {
      kind: "escalation",
      cause: "a-code-from-tomorrow",
      clock: null,
      at: null,
      level: 3,
      seat: "head",
    }),
    digest(language),
    { kind: "staff_login", reader: reader(language), url: "https://innerloop.example/login/token", expiresAt: dueAt },
    acknowledgement(language),
    acknowledgement(language, { isComplaint: false, contactPerson: null, contactBy: null, preferencesUrl: null }),
    {
      kind: "verification",
      reader: reader(language),
      organisation,
      preferencesUrl,
      caseNumber: "IL-1042",
      statusUrl: "https://innerloop.example/c/case-token",
    },
    thanks(language),
    thanks(language, { band: "passive", target: 9 }),
    thanks(language, { band: "passive" }),
    thanks(language, { band: null }),
    referralAsk(language),
    referralAsk(language, { isNudge: true, reward: "Kahvipaketti" }),
    {
      kind: "survey_invitation",
      reader: reader(language),
      organisation,
      preferencesUrl,
      surveyUrl: "https://innerloop.example/s/survey-token",
      improvement: "Toimitusajat",
    },
  ];
}
