import "server-only";

/** Codes of SQLite and PostgreSQL for a violated unique constraint. */
const CODES: ReadonlySet<unknown> = new Set([
  "SQLITE_CONSTRAINT_UNIQUE",
  "SQLITE_CONSTRAINT_PRIMARYKEY",
  "23505",
]);

/** Whether the database refused a row because of a unique constraint. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && "code" in error && CODES.has(error.code);
}
