import type { Kysely, Migration } from "kysely";

/** Counts of attempts that are limited, and when a grant was last written, so that it can be forgotten one day. */
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
