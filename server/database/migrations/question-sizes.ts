import "server-only";
import { type Kysely, type Migration, sql } from "kysely";
import type { Tables } from "@/server/database/schema";

/** Adds the size of kept questions, and indexes for the oldest ones of a person and of a license. */
export const questionSizes: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const columns = tables.find(({ name }) => name === "playground_questions")?.columns ?? [];
    // SQLite has no "if not exists" for a column.
    if (!columns.some(({ name }) => name === "size")) {
      await db.schema
        .alterTable("playground_questions")
        .addColumn("size", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await db
      .updateTable("playground_questions")
      .set({ size: sql<number>`length(action) + length(push) + length(context)` })
      .where("size", "=", 0)
      .execute();
    await db.schema
      .createIndex("playground_questions_by_age")
      .ifNotExists()
      .on("playground_questions")
      .columns(["license_id", "at", "email", "size"])
      .execute();
  },
};
