/** The floor of intake: Express 5, express.json, zod and one INSERT of the document. No signature, no decision, no case. */
import express from "express";
import postgres from "postgres";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const sql = postgres(process.env["DATABASE_URL"] ?? "", { max: 10 });
await sql`create table if not exists floor_answers (id bigint generated always as identity primary key, document jsonb not null)`;

const body = z.object({
  externalId: z.string().max(255),
  survey: z.object({ kind: z.string(), scale: z.object({ min: z.number(), max: z.number() }), direction: z.string() }),
  score: z.number().nullable(),
  comment: z.string().max(10_000).nullable(),
  touchpoint: z.string().nullable(),
  language: z.string().nullable(),
  customer: z.looseObject({ externalId: z.string(), email: z.email(), name: z.string() }),
  consent: z.object({ contact: z.boolean().nullable(), marketing: z.boolean().nullable() }),
  properties: z.record(z.string(), z.unknown()),
});

const app = express();
app.use(express.json());
app.post("/answers", async (request, response) => {
  const document = body.parse(request.body);
  const [row] = await sql`insert into floor_answers (document) values (${sql.json(document as never)}) returning id`;
  response.status(202).json({ id: row?.["id"] });
});
const server = app.listen(0, "127.0.0.1", () => {
  process.send?.({ type: "ready", port: (server.address() as AddressInfo).port });
});
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(0));
