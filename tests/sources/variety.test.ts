/**
 * That a new vendor is a short file: documented payloads of tools we do not serve, read by adapters written here in a
 * few lines. Each payload is cut down from the page named beside it.
 */
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { itemsOf, memberOf, textOf } from "../../sources/json-access.js";
import { hasBodySignature, headerOf, isSame } from "../../sources/signature.js";
import type { SourceAdapter } from "../../sources/source.js";
import type { JsonValue } from "../../sources/strict-json.js";
import { parseJson } from "../../sources/strict-json.js";
import type { FieldRole, VendorField } from "../../sources/vendor-answer.js";
import { fieldAt, fieldsIn } from "../../sources/vendor-fields.js";
import { vendorSource, type VendorSpec } from "../../sources/vendor-source.js";

const field = (event: JsonValue, path: readonly string[], role: FieldRole | null = null, title?: string | null) =>
  fieldAt(event, path, { role, ...(title === undefined ? {} : { title }) });

function readOne(adapter: SourceAdapter, payload: unknown, mapping: unknown = {}) {
  const body = Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));
  const headers = { "content-type": "application/json" };
  return adapter.read({ headers, body }, { name: "s", secret: "s", mapping }).parts[0]!;
}

describe("a tool whose numbers are all texts and whose header is fixed", () => {
  // https://asknicely.zendesk.com/hc/en-us/articles/47782734299540-Triggering-Webhooks-in-AskNicely
  const asknicely = vendorSource({
    kind: "asknicely",
    isAuthentic: (event, { secret }) => secret !== null && isSame(headerOf(event, "x-our-secret"), secret),
    read: (event) => ({
      kind: "answer",
      answer: {
        externalId: memberOf(event, "question", "id"),
        surveyId: memberOf(event, "question", "survey_template"),
        isFinished: true,
        fields: [
          field(event, ["question", "score"], "score"),
          field(event, ["question", "comment"], "comment"),
          field(event, ["person", "email"], "email"),
          field(event, ["person", "name"], "name"),
          field(event, ["person", "id"], "customerId"),
          field(event, ["question", "scorecard1"]),
        ],
        answeredAt: memberOf(event, "question", "responded"),
        version: Number(textOf(memberOf(event, "count")) ?? 0),
      },
    }),
  });

  it("gives what a person would have typed in", () => {
    const payload = {
      count: 1,
      person: { id: "163012", name: "Firstname Lastname", email: "tester@asknice.ly" },
      question: {
        id: "345094",
        score: "10",
        comment: "The gym was great, love it!",
        responded: "1774990125",
        survey_template: "Default",
        scorecard1: "Great Knowledge & Advice",
      },
    };
    expect(readOne(asknicely, payload, { survey: { kind: "nps" } })).toMatchObject({
      kind: "response",
      response: {
        externalId: "345094",
        score: 10,
        comment: "The gym was great, love it!",
        answeredAt: Date.parse("2026-03-31T20:48:45Z"),
        customer: { externalId: "163012", email: "tester@asknice.ly", name: "Firstname Lastname" },
        properties: { scorecard1: "Great Knowledge & Advice" },
      },
    });
  });
});

describe("a tool that sends the order of a button, and its own author beside the customer", () => {
  // chamaeleonidae/api mintlify-docs/webhooks/outgoing.mdx
  const chameleon = vendorSource({
    kind: "chameleon",
    eventId: (_event, document) => textOf(memberOf(document, "id")),
    read: (event) => ({
      kind: "answer",
      answer: {
        externalId: memberOf(event, "data", "response", "id"),
        surveyId: memberOf(event, "data", "response", "survey_id"),
        isFinished: true,
        fields: [
          field(event, ["data", "response", "button_text"], "score"),
          field(event, ["data", "response", "input_text"], "comment"),
          field(event, ["data", "profile", "email"], "email"),
          field(event, ["data", "profile", "uid"], "customerId"),
        ],
        answeredAt: memberOf(event, "data", "response", "finished_at"),
        ownerIds: [memberOf(event, "data", "survey", "user", "id"), memberOf(event, "data", "survey", "user", "email")],
      },
    }),
  });
  const payload = (profile: unknown) => ({
    id: "5fb70dcbc39330000325a81a",
    data: {
      profile,
      response: {
        id: "5fb7afb5ea19724169374269",
        survey_id: "5fb7936edee1f70011bfc4c9",
        button_text: "Very Easy",
        button_order: 0,
        input_text: "I was able to figure it out quickly.",
        finished_at: "2026-01-11T00:28:59.641Z",
      },
      survey: { user: { id: "5490e42d65353700020030fa", email: "jim@acme.co" } },
    },
  });
  const mapping = {
    surveys: {
      "5fb7936edee1f70011bfc4c9": { survey: { kind: "ces", scale: { min: 1, max: 5 } }, labels: { "Very Easy": 5 } },
    },
  };

  it("gives the label's score, never the order", () => {
    expect(readOne(chameleon, payload({ uid: "92340834", email: "jane@example.com" }), mapping)).toMatchObject({
      response: { score: 5, survey: { kind: "ces" }, customer: { externalId: "92340834", email: "jane@example.com" } },
    });
  });

  it("never takes the account's owner for the customer", () => {
    const owner = { uid: "5490e42d65353700020030fa", email: "jim@acme.co" };
    expect(readOne(chameleon, payload(owner), mapping)).toMatchObject({ response: { customer: null } });
  });
});

describe("a tool that sends a local time and its token in the body", () => {
  // triat/LimeSurveyWebhook README.md
  const limesurvey = vendorSource({
    kind: "limesurvey",
    read: (event) => ({
      kind: "answer",
      answer: {
        externalId: memberOf(event, "respondId"),
        surveyId: memberOf(event, "survey"),
        isFinished: true,
        fields: [
          ...fieldsIn(event, ["response"]),
          field(event, ["participant", "firstname"], "firstName"),
          field(event, ["participant", "lastname"], "lastName"),
          field(event, ["participant", "email"], "email"),
          field(event, ["token"], "customerId", null),
        ],
        answeredAt: memberOf(event, "submitDate"),
      },
    }),
  });
  const payload = (response: unknown) => ({
    api_token: "string",
    survey: 123456,
    respondId: 42,
    response,
    submitDate: "2024-12-04 15:30:00",
    token: "abc123",
    participant: { firstname: "John", lastname: "Doe", email: "john@example.com" },
  });

  it("waits for a mapping, and then reads numbers for ids and the time in the connection's zone", () => {
    expect(readOne(limesurvey, payload({}))).toMatchObject({ kind: "quarantine", code: "mapping-missing" });
    const mapping = { survey: { kind: "nps" }, zone: "Europe/Helsinki", fields: { score: "Q1" } };
    expect(readOne(limesurvey, payload({ Q1: "0" }), mapping)).toMatchObject({
      response: {
        externalId: "42",
        score: 0,
        answeredAt: Date.parse("2024-12-04T13:30:00Z"),
        customer: { externalId: "abc123", name: "John Doe", email: "john@example.com" },
      },
    });
    expect(readOne(limesurvey, payload({}), mapping)).toMatchObject({ kind: "response", response: { score: null } });
    expect(JSON.stringify(readOne(limesurvey, payload({ Q1: 3 }), mapping))).not.toContain("string");
  });
});

describe("a tool that only says that there is something to fetch", () => {
  // SurveyMonkey/public_api_docs includes/_webhooks.md
  const surveymonkey = vendorSource({
    kind: "surveymonkey",
    isAuthentic: (event, { secret }) =>
      secret !== null &&
      isSame(headerOf(event, "sm-signature"), createHmac("sha1", secret).update(event.body).digest("base64")),
    read: (event) => {
      const externalId = textOf(memberOf(event, "object_id"));
      return externalId === null
        ? { kind: "unusable", code: "response-id-missing", detail: "/object_id: Nothing to fetch." }
        : { kind: "pending_fetch", externalId, code: "fetch-needed", detail: "The answer has to be fetched." };
    },
  });

  it("is noted as such, and proves itself as documented", () => {
    const payload = {
      name: "My Webhook",
      filter_type: "collector",
      filter_id: "123456789",
      event_type: "response_completed",
      event_id: "123456789",
      object_type: "response",
      object_id: "123456",
      event_datetime: "2016-01-01T21:56:31.182613+00:00",
      resources: {
        respondent_id: "123456789",
        recipient_id: "123456789",
        collector_id: "123456789",
        survey_id: "123456789",
        user_id: "123456789",
      },
    };
    expect(readOne(surveymonkey, payload)).toMatchObject({ kind: "pending_fetch", externalId: "123456" });
    expect(readOne(surveymonkey, {})).toMatchObject({ kind: "quarantine", code: "response-id-missing" });
    const event = {
      headers: { "sm-signature": "nc6pZBkcTjkz1w9yvio7dXVPqmA=" },
      body: Buffer.from(JSON.stringify(payload)),
    };
    const secret = "test-client-id&sample-test-secret";
    expect(surveymonkey.isAuthentic(event, { name: "s", secret, mapping: {} }, 0)).toBe(true);
    expect(surveymonkey.isAuthentic(event, { name: "s", secret: "other", mapping: {} }, 0)).toBe(false);
  });
});

describe("a tool that sends a form with JSON and its signature in it", () => {
  // kyma-incubator/connector-tools qualtrics-event-gw/README.md
  const formOf = (body: Buffer) => new URLSearchParams(body.toString());
  const spec: VendorSpec = {
    kind: "qualtrics",
    decode: (event) => {
      const result = parseJson(Buffer.from(formOf(event.body).get("MSG") ?? ""));
      return result.ok ? result : { ok: false, reason: result.fault };
    },
    isAuthentic: (event, { secret }) => {
      const form = formOf(event.body);
      const expected = createHmac("sha512", secret ?? "")
        .update(form.get("MSG") ?? "")
        .digest("hex");
      return isSame(form.get("HMAC") ?? "", expected);
    },
    read: (event) => ({
      kind: "pending_fetch",
      externalId: textOf(memberOf(event, "ResponseID")) ?? "",
      code: "fetch-needed",
      detail: "The answer has to be fetched.",
    }),
  };
  const qualtrics = vendorSource(spec);
  const message =
    '{"Status":"Complete","SurveyID":"SV_22VlHYNeldrrrkp","ResponseID":"R_1l9mcVuXubb4aGm","CompletedDate":"2019-06-26 13:28:11","BrandID":"sapdevelopment"}';
  const hmac =
    "5db5cd1e0200e9ce6831ea0f1924beb97f136939e367c53f5af8f7d79c6727af495cb90d6c744fe72ab45efd9f9f2ba7c15b13fdf6565af3d5a4f50ed2c0c7d4";

  it("is read and proven from the form's fields", () => {
    const body = Buffer.from(new URLSearchParams({ HMAC: hmac, MSG: message, undefined: "" }).toString());
    const event = { headers: { "content-type": "application/x-www-form-urlencoded" }, body };
    const settings = { name: "s", secret: "kyma4ever", mapping: {} };
    expect(qualtrics.isAuthentic(event, settings, 0)).toBe(true);
    expect(qualtrics.read(event, settings).parts).toMatchObject([
      { kind: "pending_fetch", externalId: "R_1l9mcVuXubb4aGm" },
    ]);
  });
});

describe("a tool whose questions say their type", () => {
  // https://developers.screeb.app webhooks, event response.ended
  const screeb = vendorSource({
    kind: "screeb",
    read: (event) => {
      const response = memberOf(event, "payload", "response");
      const nps = itemsOf(memberOf(response, "items")).findIndex(
        (item) => textOf(memberOf(item, "question", "type")) === "nps",
      );
      const score: VendorField = {
        names: ["nps"],
        title: "nps",
        pointer: `/payload/response/items/${nps}`,
        value: memberOf(itemsOf(memberOf(response, "items"))[nps], "answer", "number"),
        role: "score",
      };
      return {
        kind: "answer",
        answer: {
          externalId: memberOf(response, "id"),
          surveyId: memberOf(event, "payload", "survey", "id"),
          isFinished: memberOf(response, "completion") === "fully_completed",
          survey: { kind: "nps" },
          fields: [
            score,
            field(event, ["payload", "user", "user_id"], "customerId"),
            field(event, ["payload", "response", "locale"], "language"),
          ],
          answeredAt: memberOf(response, "answer", "replied_at"),
        },
      };
    },
  });

  it("and whose score is missing gives an answer without one, never 0", () => {
    const payload = (user: string) => ({
      payload: {
        user: { user_id: user },
        survey: { id: "9b913c69" },
        response: {
          id: "5854a797",
          locale: "en-US",
          completion: "fully_completed",
          items: [],
          answer: { replied_at: "2021-07-29T13:45:09.286Z" },
        },
      },
    });
    expect(readOne(screeb, payload("samuel@screeb.app"))).toMatchObject({
      kind: "response",
      response: { score: null, language: "en-US", customer: { externalId: "samuel@screeb.app" } },
    });
    for (const nobody of ["", "anon:19", "anonymous_77", "Anonymous", "null"])
      expect(readOne(screeb, payload(nobody))).toMatchObject({ response: { customer: null } });
  });
});

describe("a tool that names its questions by their type, and choices by their ids", () => {
  // https://tally.so/help/webhooks
  const roles: Readonly<Record<string, FieldRole>> = {
    LINEAR_SCALE: "score",
    RATING: "score",
    TEXTAREA: "comment",
    INPUT_EMAIL: "email",
    INPUT_PHONE_NUMBER: "phone",
  };
  const tally = vendorSource({
    kind: "tally",
    isAuthentic: (event, settings) =>
      hasBodySignature(event, settings, { header: "tally-signature", encoding: "base64", prefix: "" }),
    eventId: (_event, document) => textOf(memberOf(document, "eventId")),
    read: (event) => ({
      kind: "answer",
      answer: {
        externalId: memberOf(event, "data", "responseId"),
        surveyId: memberOf(event, "data", "formId"),
        isFinished: true,
        answeredAt: memberOf(event, "data", "createdAt"),
        namesAllFields: true,
        fields: itemsOf(memberOf(event, "data", "fields")).map((one, index) => ({
          names: [textOf(memberOf(one, "key")) ?? ""],
          wording: textOf(memberOf(one, "label")),
          title: textOf(memberOf(one, "label")),
          pointer: `/data/fields/${index}/value`,
          value: chosen(one),
          role: roles[textOf(memberOf(one, "type")) ?? ""] ?? null,
        })),
      },
    }),
  });
  const chosen = (one: JsonValue) => {
    const options = itemsOf(memberOf(one, "options"));
    const value = memberOf(one, "value");
    return options.length === 0 ? value : options.filter((option) => itemsOf(value).includes(memberOf(option, "id")!));
  };

  it("gives what a person would have typed in", () => {
    const payload = {
      eventId: "a4cb511e-d513-4fa5-baee-b815d718dfd1",
      eventType: "FORM_RESPONSE",
      createdAt: "2023-06-28T15:00:21.889Z",
      data: {
        responseId: "2wgx4n",
        submissionId: "2wgx4n",
        respondentId: "dwQKYm",
        formId: "VwbNEw",
        formName: "Webhook payload",
        createdAt: "2023-06-28T15:00:21.000Z",
        fields: [
          { key: "question_mVGEg3", label: "How likely?", type: "LINEAR_SCALE", value: 7 },
          { key: "question_nPpjVn", label: "Why?", type: "TEXTAREA", value: "Too slow\nagain" },
          { key: "question_w7qAR2", label: "Email", type: "INPUT_EMAIL", value: "alice@example.com" },
          {
            key: "question_3EKz4n",
            label: "What?",
            type: "CHECKBOXES",
            value: ["f5d4"],
            options: [
              { id: "a1b2", text: "Price" },
              { id: "f5d4", text: "Staff" },
            ],
          },
        ],
      },
    };
    expect(readOne(tally, payload, { survey: { kind: "nps" } })).toMatchObject({
      kind: "response",
      response: {
        externalId: "2wgx4n",
        score: 7,
        comment: "Too slow\nagain",
        answeredAt: Date.parse("2023-06-28T15:00:21Z"),
        customer: { email: "alice@example.com" },
        properties: { "What?": "Staff" },
      },
    });
    const named = { survey: { kind: "csat" }, fields: { score: "What?" }, labels: { f5d4: 2, a1b2: 4 } };
    expect(readOne(tally, payload, named)).toMatchObject({ response: { score: 2 } });
  });
});
