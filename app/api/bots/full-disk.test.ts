import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { database } from "@/server/database/database";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET as LIST_CHANGES } from "../changes/route";
import { GET, POST } from "./route";

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;
beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
});

const create = () =>
  visit(POST, admin, { method: "POST", body: { bot: { name: "x".repeat(200), status: "offline" } } });

it.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  "a disk without room keeps changes from being made, says so, and reading goes on",
  async () => {
    const db = await database();
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 1)}`.execute(db);
    // Pages that SQLite allocated before the limit still have free space.
    let answer = await create();
    let made = 0;
    for (; answer.status === 200; made += 1) answer = await create();
    expect(answer).toMatchObject({
      status: 503,
      json: {
        error: {
          code: "database_unavailable",
          message:
            "The change could not be written to the journal, so it was not made. The disk of the database is full, so nothing more can be saved. The operator of this server must make room.",
          changed: "no",
        },
      },
    });
    expect(answer.headers.get("retry-after")).toBe("60");
    expect((await clientOf(platform, admin).call("get_bot_agents", {})).bot_agents).toHaveLength(made);
    expect((await visit(GET, admin)).status).toBe(200);
    expect((await visit(LIST_CHANGES, admin)).status).toBe(200);
    await sql`pragma max_page_count = 100000`.execute(db);
    expect((await create()).status).toBe(200);
  },
);
