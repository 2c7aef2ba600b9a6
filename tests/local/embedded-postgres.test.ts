import { describe, expect, it } from "vitest";
import postgres from "postgres";
import { createTestDatabase } from "../support/postgres.js";

describe("the database of a test file", () => {
  it("is a fresh clone that takes rows", async () => {
    const database = await createTestDatabase();
    const sql = postgres(database.url, { max: 1 });
    await sql`create table probe (id int primary key, word text not null)`;
    await sql`insert into probe values (1, lower('ÄÖ'))`;
    expect(await sql`select word from probe`).toMatchObject([{ word: "äö" }]);
    await sql.end();
    await database.drop();
  });
});
