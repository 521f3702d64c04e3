import type { Trouble } from "./words";

/* Recognises failures of the database itself in errors of SQLite (libsql) and PostgreSQL (pg), for dashboard and platform. */

const SQLITE: [RegExp, Trouble][] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, "silent"],
  [/^SQLITE_FULL/, "full"],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, "read_only"],
  [/^SQLITE_(CORRUPT|NOTADB)/, "damaged"],
  [/^SQLITE_(IOERR|NOLFS)/, "broken"],
];

/** Codes of PostgreSQL (its manual, appendix A) and of Node's sockets. */
const POSTGRES: [RegExp, Trouble][] = [
  [/^(08...|57014|57P0[1-5]|53[023]00|55P03|25P03)$/, "silent"],
  [
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/,
    "silent",
  ],
  [/^53100$/, "full"],
  [/^25006$/, "read_only"],
  [/^XX00[12]$/, "damaged"],
  [/^58030$/, "broken"],
];

/** Errors that pg makes itself have no code. */
const SILENT_WORDS =
  /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|timeout expired)/;

/** Failure of the database that caused an error; undefined when the statement was at fault. */
export function troubleOf(error: unknown): Trouble | undefined {
  // Node throws this after trying several addresses of one host name.
  if (error instanceof AggregateError) return troubleOf(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const known = [...SQLITE, ...POSTGRES].find(([pattern]) => pattern.test(code));
  if (known) return known[1];
  return code === "" && SILENT_WORDS.test(error.message) ? "silent" : undefined;
}
