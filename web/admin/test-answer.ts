/** Example events per kind of source, as their vendors send them; a kind not listed starts from our own shape. */

const own = {
  externalId: "test-1",
  survey: { kind: "nps" },
  score: 3,
  comment: "Two weeks late, and nobody called.",
  touchpoint: "delivery",
  language: "en",
  customer: { externalId: "c-test", name: "Test Customer", email: "test@customer.example" },
};

const examples: Readonly<Record<string, unknown>> = { "signed-json": own };

/** The text of an example event. */
export function testAnswer(kind: string): string {
  return JSON.stringify(examples[kind] ?? own, null, 2);
}
