import "server-only";
import type { Kysely, Migration } from "kysely";

export const changes: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable("changes")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("client_id", "text", (column) => column.notNull())
      .addColumn("sid", "text", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("object_kind", "text", (column) => column.notNull())
      .addColumn("object_id", "text")
      .addColumn("object_name", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("before", "text")
      .addColumn("after", "text")
      .addColumn("alike", "text", (column) => column.notNull())
      .addColumn("result", "text", (column) => column.notNull())
      .addColumn("message", "text")
      .addColumn("request_id", "text", (column) => column.notNull())
      .addColumn("finished_at", "bigint")
      .addColumn("live_at", "bigint")
      .addColumn("operation_id", "text")
      .addColumn("operation_kind", "text")
      .addColumn("takes_back", "text")
      .execute();
    await schema
      .createIndex("changes_of_a_license")
      .ifNotExists()
      .on("changes")
      .columns(["license_id", "at", "id"])
      .execute();
    await schema
      .createIndex("changes_of_an_object")
      .ifNotExists()
      .on("changes")
      .columns(["license_id", "object_kind", "object_id", "at"])
      .execute();
    await schema
      .createIndex("changes_by_result")
      .ifNotExists()
      .on("changes")
      .columns(["license_id", "result", "at"])
      .execute();
  },
};
