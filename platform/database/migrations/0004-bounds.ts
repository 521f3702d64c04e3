import type { Kysely, Migration } from "kysely";

/** Adds counts of limited attempts, and the time of a grant's last write, by which purge.ts finds unused grants. */
export const bounds: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable("attempts")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("count", "integer", (column) => column.notNull())
      .addColumn("last", "bigint", (column) => column.notNull())
      .addColumn("blocked_until", "bigint", (column) => column.notNull())
      .execute();
    await schema.createIndex("attempts_by_age").on("attempts").column("last").execute();
    await schema
      .alterTable("grants")
      .addColumn("touched_at", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
