import "server-only";
import type { Kysely, Migration } from "kysely";
import { fold } from "@/lib/text/fold";
import type { Tables } from "@/server/database/schema";
import { addColumn } from "./add-column";

/** Adds turns and leases that processes claim from each other, and the columns behind unique constraints. */
export const turns: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema
      .createTable("turns")
      .ifNotExists()
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("holder", "text", (column) => column.notNull())
      .addColumn("until", "bigint", (column) => column.notNull())
      .addColumn("wanted", "integer", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("sealed_keys")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("purpose", "text", (column) => column.notNull())
      .addColumn("sealed", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .execute();
    await addColumn(db, "replacements", "tries", "integer");
    await addColumn(db, "replacements", "again_at", "bigint");
    await addColumn(db, "group_names", "name_key", "text");
    await nameKeys(db);
    await db.schema
      .createIndex("group_names_alike")
      .ifNotExists()
      .unique()
      .on("group_names")
      .columns(["license_id", "name_key"])
      .execute();
  },
};

/** Sets the unique key of the first group with each name. Later groups with the same name keep it, without a key, until renamed. */
async function nameKeys(db: Kysely<Tables>): Promise<void> {
  const rows = await db
    .selectFrom("group_names")
    .select(["license_id", "group_id", "name", "name_key"])
    .orderBy("at")
    .orderBy("group_id")
    .execute();
  const taken = new Set(
    rows.flatMap(({ license_id, name_key }) => (name_key ? `${license_id} ${name_key}` : [])),
  );
  for (const { license_id, group_id, name, name_key } of rows) {
    const key = fold(name);
    if (name_key !== null || taken.has(`${license_id} ${key}`)) continue;
    taken.add(`${license_id} ${key}`);
    await db
      .updateTable("group_names")
      .set({ name_key: key })
      .where("license_id", "=", license_id)
      .where("group_id", "=", group_id)
      .execute();
  }
}
