import "server-only";
import type { Kysely, Migration } from "kysely";

export const testDeliveries: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable("test_deliveries")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("webhook_id", "text", (column) => column.notNull())
      .addColumn("host", "text", (column) => column.notNull())
      .addColumn("verdict", "text", (column) => column.notNull())
      .addColumn("outcome", "text", (column) => column.notNull())
      .addColumn("status", "integer")
      .execute();
    await schema
      .createIndex("test_deliveries_of_a_user")
      .ifNotExists()
      .on("test_deliveries")
      .columns(["license_id", "email", "at"])
      .execute();
  },
};
