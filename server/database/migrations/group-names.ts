import "server-only";
import type { Kysely, Migration } from "kysely";

export const groupNames: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable("group_names")
      .ifNotExists()
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("group_id", "bigint", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("group_names_key", ["license_id", "group_id"])
      .execute();
  },
};
