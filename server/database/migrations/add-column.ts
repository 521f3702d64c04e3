import "server-only";
import type { Kysely } from "kysely";

/** Adds a nullable column unless it exists: SQLite has no "if not exists" for columns. */
export async function addColumn<T>(
  db: Kysely<T>,
  table: string,
  column: string,
  type: "text" | "integer" | "bigint",
): Promise<void> {
  const tables = await db.introspection.getTables();
  const columns = tables.find(({ name }) => name === table)?.columns ?? [];
  if (columns.some(({ name }) => name === column)) return;
  await db.schema.alterTable(table).addColumn(column, type).execute();
}
