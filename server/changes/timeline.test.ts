import { type Compilable, sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { ChangesFilter } from "@/lib/changes/filter";
import { database } from "@/server/database/database";
import { prepareDashboard } from "@/server/testing/dashboard";
import { keysOf, linesOf, narrowed, SOURCES } from "./timeline";
import { within } from "./windows";

beforeAll(() => prepareDashboard());

const session = {
  ...{ sid: "s", email: "a@b.example", licenseId: 1, clientId: "c" },
  granted: ["agents-bot--my:read", "webhooks--my:read"],
};
const FILTERS: ChangesFilter[] = [
  ...[{}, { q: "needle" }, { operation: "op" }, { entry: "e" }, { id: "b" }],
  ...[{ email: "a@b.example" }, { result: "failed" as const }],
];

it.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  "is read by an index from place to place, whatever is asked for",
  async () => {
    const db = await database();
    const planOf = async (query: Compilable) => {
      const { sql: text, parameters } = query.compile();
      const parts = `explain query plan ${text}`.split("?").map((part, index) => [part, parameters[index]]);
      const written = parts.map(
        ([part, value]) => sql`${sql.raw(String(part))}${value === undefined ? sql`` : sql.lit(value)}`,
      );
      const { rows } = await sql<{ detail: string }>`${sql.join(written, sql``)}`.execute(db);
      return rows.map(({ detail }) => detail).join("; ");
    };
    const after = { at: 5, id: "x" };
    for (const source of SOURCES) {
      for (const filter of FILTERS) {
        const lines = narrowed(linesOf(db, source, session), keysOf(filter));
        const border = within(lines, { after, last: undefined }).select(["at", "id"]);
        const page = narrowed(within(lines, { after, last: { at: 2, id: "x" } }), filter).selectAll();
        for (const query of [border, page]) {
          const plan = await planOf(query.orderBy("at", "desc").orderBy("id", "desc").limit(9));
          expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
          // The cursor has to be a bound of the index, not a condition compared line by line.
          expect(plan).toMatch(/\(at,id\)<\(\?,\?\)|\(id=\?\)/);
        }
      }
    }
  },
);
