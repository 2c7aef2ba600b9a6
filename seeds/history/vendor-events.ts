/** Events of survey tools of which nothing could be made: kept as they came, with the reason. */
import { adapterOf } from "../../sources/index.js";
import { takeSourceEvent } from "../../usecases/source-event.js";
import { demoSources } from "../demo-company.js";
import { plan, type StoryWorld } from "./acting.js";

/** An event as its tool sent it; `at` = hours of opening time before now. */
interface StrangeEvent {
  at: number;
  source: string;
  body: string;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

const strangeEvents: readonly StrangeEvent[] = [
  {
    // A face that was added to the survey and is not among the labels.
    at: 61,
    source: "formbricks",
    body: json({
      event: "responseFinished",
      webhookId: "wh-kotikone",
      data: {
        id: "fb-58c1",
        surveyId: "kassa-hymiot",
        finished: true,
        language: "fi",
        createdAt: "2026-01-12T11:04:10.000Z",
        updatedAt: "2026-01-12T11:04:31.000Z",
        data: { smiley: "shrug" },
        contactAttributes: { email: "kassa.asiakas@posti.example" },
        variables: {},
        tags: [],
        meta: {},
      },
    }),
  },
  {
    // A thumbs survey: its answers have no scale that the source knows.
    at: 33,
    source: "delighted",
    body: json({
      event_type: "survey_response.created",
      event_id: "dl-event-77120",
      event_data: {
        id: "77120",
        person: { id: "4411", email: "peukku@posti.example", name: "Tuula Peltola", created_at: 1_768_000_000 },
        survey_type: "thumbs",
        score: 1,
        comment: null,
        created_at: 1_768_000_600,
        updated_at: null,
        person_properties: { locale: "fi" },
        tags: [],
        additional_answers: [],
      },
    }),
  },
  {
    // A question without steps: nobody can tell what a 4 means.
    at: 9.5,
    source: "typeform",
    body: json({
      event_id: "tf-event-0931",
      event_type: "form_response",
      form_response: {
        form_id: "myymala2",
        token: "tf-0931",
        submitted_at: "2026-01-14T13:20:00Z",
        landed_at: "2026-01-14T13:18:21Z",
        definition: {
          id: "myymala2",
          title: "Myymäläkäynti",
          fields: [{ id: "f1", ref: "siisteys", type: "number", title: "Kuinka siisti myymälä oli?" }],
        },
        answers: [{ type: "number", number: 4, field: { id: "f1", ref: "siisteys", type: "number" } }],
      },
    }),
  },
  {
    // Cut off on its way.
    at: 2.2,
    source: "typeform",
    body: '{"event_id":"tf-event-0940","event_type":"form_response","form_response":{"form_id":"myymala","token":"tf-09',
  },
];

/** Puts them onto the agenda; each is read by its tool's own adapter. */
export function tellStrangeEvents(world: StoryWorld): void {
  for (const { at, source, body } of strangeEvents) {
    const settings = demoSources.find(({ name }) => name === source);
    const adapter = adapterOf(settings?.kind ?? "");
    if (settings === undefined || adapter === null) throw new Error(`no source ${source} in the story`);
    const raw = Buffer.from(body);
    const event = { headers: { "content-type": "application/json" }, body: raw };
    const reading = adapter.read(event, { name: source, secret: null, mapping: settings.mapping });
    plan(world, world.calendar.before(at), async () => {
      await takeSourceEvent(world.deps, { source, contentType: "application/json", raw, ...reading });
    });
  }
}
