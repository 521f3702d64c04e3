import "server-only";
import type { Kysely, Migration } from "kysely";
import { withoutSecretsIn } from "@/lib/playground/sample";

type Kept = { license_id: number; id: string; push: string; context: string };
type Tables = { filter_cases: Kept; playground_questions: Kept };

const TABLES = ["filter_cases", "playground_questions"] as const;
const AT_ONCE = 200;

/** Whole bodies of webhooks were once kept as they were pasted, with the secret in them. */
export const secretsOutOfSamples: Migration = {
  async up(db: Kysely<Tables>) {
    for (const table of TABLES) await cleanTable(db, table);
  },
};

async function cleanTable(db: Kysely<Tables>, table: (typeof TABLES)[number]): Promise<void> {
  const fields = ["license_id", "id", "push", "context"] as const;
  let last: Kept | undefined;
  for (;;) {
    const { license_id: license, id } = last ?? { license_id: Number.MIN_SAFE_INTEGER, id: "" };
    const rows = await db
      .selectFrom(table)
      .select(fields)
      .where(({ or, and, eb }) =>
        or([eb("license_id", ">", license), and([eb("license_id", "=", license), eb("id", ">", id)])]),
      )
      .orderBy("license_id")
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      const { push, context } = withoutSecretsIn(row);
      if (push === row.push && context === row.context) continue;
      await db
        .updateTable(table)
        .set({ push, context })
        .where("license_id", "=", row.license_id)
        .where("id", "=", row.id)
        .execute();
    }
    last = rows.at(-1);
    if (rows.length < AT_ONCE) return;
  }
}
