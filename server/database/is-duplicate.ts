import "server-only";

/** What SQLite and PostgreSQL call a value that has to be there once and is there already. */
const CODES: ReadonlySet<unknown> = new Set([
  "SQLITE_CONSTRAINT_UNIQUE",
  "SQLITE_CONSTRAINT_PRIMARYKEY",
  "23505",
]);

/** Whether the database refused a row because another has what only one may have. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && "code" in error && CODES.has(error.code);
}
