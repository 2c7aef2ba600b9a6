/** Example events per kind of source, as their vendors send them; a kind not listed starts from our own shape. */

import { plainText } from "./setting-merge.js";

/** What the example is about: its customer's address is the reader's own, so that the mails of a test reach whoever tests. */
export interface ExampleFacts {
  email: string;
  nowMs: number;
}

const comment = "Two weeks late, and nobody called.";

function own({ email }: ExampleFacts): unknown {
  return {
    externalId: "test-1",
    survey: { kind: "nps" },
    score: 3,
    comment,
    touchpoint: "delivery",
    language: "en",
    customer: { externalId: "test-customer", name: "Test Customer", email },
  };
}

/** https://www.typeform.com/developers/webhooks/example-payload/ */
function typeform({ email, nowMs }: ExampleFacts): unknown {
  const fields = [
    { id: "q1score", ref: "recommend", type: "nps", title: "How likely are you to recommend us?" },
    { id: "q2why", ref: "why", type: "long_text", title: "What is the reason for your score?" },
    { id: "q3mail", ref: "email", type: "email", title: "Your e-mail address" },
  ];
  const [score, why, mail] = fields.map(({ id, ref, type }) => ({ id, ref, type }));
  return {
    event_id: "test-event",
    event_type: "form_response",
    form_response: {
      form_id: "test-form",
      token: "test-answer",
      landed_at: at(nowMs - 120_000),
      submitted_at: at(nowMs - 60_000),
      hidden: { customer_id: "test-customer", name: "Test Customer", touchpoint: "delivery" },
      definition: { id: "test-form", title: "After delivery", fields },
      answers: [
        { type: "number", number: 3, field: score },
        { type: "text", text: comment, field: why },
        { type: "email", email, field: mail },
      ],
    },
  };
}

/** https://app.delighted.com/docs/api/webhooks */
function delighted({ email, nowMs }: ExampleFacts): unknown {
  const seconds = Math.floor(nowMs / 1000) - 60;
  return {
    event_type: "survey_response.created",
    event_id: "test-event",
    event_data: {
      id: "test-answer",
      person: { id: "test-customer", email, name: "Test Customer", created_at: seconds },
      survey_type: "nps",
      score: 3,
      comment,
      permalink: null,
      created_at: seconds,
      updated_at: null,
      person_properties: { touchpoint: "delivery" },
      notes: [],
      tags: [],
      additional_answers: [],
    },
  };
}

/** https://formbricks.com/docs/xm-and-surveys/core-features/integrations/webhooks */
function formbricks({ email, nowMs }: ExampleFacts): unknown {
  return [
    {
      event: "responseFinished",
      webhookId: "test-webhook",
      data: {
        id: "test-answer",
        surveyId: "test-survey",
        finished: true,
        createdAt: at(nowMs - 120_000),
        updatedAt: at(nowMs - 60_000),
        language: "en",
        contact: null,
        contactAttributes: null,
        data: { score: 3, comment, email, customerId: "test-customer", name: "Test Customer", touchpoint: "delivery" },
        meta: { source: "link" },
        tags: [],
        variables: {},
      },
    },
  ];
}

/** Flat names, as most tools that know no standard send. */
function generic({ email, nowMs }: ExampleFacts): unknown {
  return {
    id: "test-answer",
    score: 3,
    comment,
    answeredAt: at(nowMs - 60_000),
    customerId: "test-customer",
    name: "Test Customer",
    email,
    touchpoint: "delivery",
  };
}

/** What reads the example of a generic event. */
export const exampleMapping: object = {
  survey: { kind: "nps" },
  fields: {
    score: "score",
    comment: "comment",
    email: "email",
    name: "name",
    customerId: "customerId",
    externalId: "id",
    answeredAt: "answeredAt",
    touchpoint: "touchpoint",
  },
};

function at(ms: number): string {
  return new Date(ms).toISOString();
}

const examples: Readonly<Record<string, (facts: ExampleFacts) => unknown>> = {
  typeform,
  delighted,
  formbricks,
  generic,
};

/** The text of an example event. */
export function testAnswer(kind: string, facts: ExampleFacts): string {
  return JSON.stringify((examples[kind] ?? own)(facts), null, 2);
}

/** A name a mapping can use for a field of an event, and what stands there. */
export interface EventField {
  name: string;
  shown: string;
}

/** Fields of an event that a mapping could name: questions and hidden fields of Typeform by their reference, others by JSON pointer. At most 200. */
export function eventFields(kind: string, payload: string): EventField[] {
  let event: unknown;
  try {
    event = JSON.parse(payload);
  } catch {
    return [];
  }
  const named = kind === "typeform" ? typeformFields(event) : [];
  // Of a list of events each is read by itself.
  return [...named, ...leaves(Array.isArray(event) ? event[0] : event, "")].slice(0, 200);
}

function typeformFields(event: unknown): EventField[] {
  const response = (event as { form_response?: { definition?: { fields?: unknown }; hidden?: unknown } } | null)
    ?.form_response;
  const fields = Array.isArray(response?.definition?.fields)
    ? (response.definition.fields as { ref?: unknown; id?: unknown; title?: unknown }[])
    : [];
  const hidden = Object.entries((response?.hidden ?? {}) as Record<string, unknown>);
  return [
    ...fields.map(({ ref, id, title }) => ({ name: plainText(ref ?? id ?? ""), shown: plainText(title ?? "") })),
    ...hidden.map(([name, value]) => ({ name, shown: plainText(value) })),
  ].filter(({ name }) => name !== "");
}

function leaves(value: unknown, pointer: string): EventField[] {
  if (typeof value !== "object" || value === null)
    return value === null || pointer === "" ? [] : [{ name: pointer, shown: plainText(value).slice(0, 60) }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}
