import "server-only";
import type { Kysely, Migration } from "kysely";

export const replacements: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable("replacements")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("client_id", "text", (column) => column.notNull())
      .addColumn("sid", "text", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("cause", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("started_at", "bigint", (column) => column.notNull())
      .addColumn("old_id", "text", (column) => column.notNull())
      // Unique while it is unfinished, null after: a webhook is replaced once at a time.
      .addColumn("open_for", "text", (column) => column.unique())
      .addColumn("new_id", "text")
      .addColumn("final_id", "text")
      .addColumn("before", "text", (column) => column.notNull())
      .addColumn("after", "text", (column) => column.notNull())
      .addColumn("sealed", "text")
      .addColumn("plan", "text", (column) => column.notNull())
      .addColumn("problem", "text")
      .addColumn("stop_requested", "integer", (column) => column.notNull())
      .addColumn("holder", "text", (column) => column.notNull())
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("look_at", "bigint")
      .addColumn("outcome", "text")
      .addColumn("finished_at", "bigint")
      .execute();
    await schema
      .createIndex("replacements_of_a_webhook")
      .ifNotExists()
      .on("replacements")
      .columns(["license_id", "old_id"])
      .execute();
    await schema
      .createIndex("replacements_by_outcome")
      .ifNotExists()
      .on("replacements")
      .columns(["license_id", "outcome", "started_at"])
      .execute();
    await schema
      .createIndex("replacements_by_result")
      .ifNotExists()
      .on("replacements")
      .columns(["license_id", "final_id"])
      .execute();
  },
};
