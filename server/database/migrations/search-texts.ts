import "server-only";
import type { Kysely, Migration } from "kysely";
import { searchTexts } from "@/server/database/search-text";
import type { Tables } from "@/server/database/schema";
import { addColumn } from "./add-column";

const COLUMNS = ["name_folded", "rest_folded"] as const;
const AT_ONCE = 500;

/** Gives every entry of the journal the texts that a search compares with. */
export const searchColumns: Migration = {
  async up(db: Kysely<Tables>) {
    for (const column of COLUMNS) await addColumn(db, "changes", column, "text");
    let filled: number;
    do filled = await fillSome(db);
    while (filled === AT_ONCE);
  },
};

async function fillSome(db: Kysely<Tables>): Promise<number> {
  const rows = await db
    .selectFrom("changes")
    .select(["id", "object_name", "object_id", "email", "request_id", "before", "after"])
    .where("name_folded", "is", null)
    .limit(AT_ONCE)
    .execute();
  const fill = async (on: Kysely<Tables>) => {
    for (const row of rows) {
      await on.updateTable("changes").set(searchTexts(row)).where("id", "=", row.id).execute();
    }
  };
  // PostgreSQL migrates in a transaction; SQLite would write each row to the disk alone.
  if (db.isTransaction) await fill(db);
  else await db.transaction().execute(fill);
  return rows.length;
}
