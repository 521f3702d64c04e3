import "server-only";
import type { Kysely, Migration } from "kysely";

export const casesAndQuestions: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable("filter_cases")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("subject_kind", "text", (column) => column.notNull())
      .addColumn("subject_id", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("action", "text", (column) => column.notNull())
      .addColumn("push", "text", (column) => column.notNull())
      .addColumn("context", "text", (column) => column.notNull())
      .addColumn("expected", "text", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .execute();
    await schema
      .createIndex("filter_cases_of_a_subject")
      .ifNotExists()
      .on("filter_cases")
      .columns(["license_id", "subject_kind", "subject_id", "at"])
      .execute();
    await schema
      .createTable("playground_questions")
      .ifNotExists()
      .addColumn("license_id", "bigint", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("action", "text", (column) => column.notNull())
      .addColumn("push", "text", (column) => column.notNull())
      .addColumn("context", "text", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("playground_questions_key", ["license_id", "id"])
      .execute();
  },
};
