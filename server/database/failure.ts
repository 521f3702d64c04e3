import "server-only";
import { troubleOf } from "@/lib/database/trouble";
import { digestOf, type Trouble, TROUBLE_RETRY_SECONDS, TROUBLE_WORDS } from "@/lib/database/words";
import { SafeError } from "@/server/errors";

/**
 * The database does not answer, is full, read-only or damaged. It does not know whether the Configuration API had changed
 * something by then; callers that do know say so.
 */
export class DatabaseError extends SafeError {
  static override readonly kind: string = "DatabaseError";
  override readonly name = "DatabaseError";
  /** Next keeps an existing digest, which tells the error page the cause. */
  readonly digest: string;

  constructor(
    readonly trouble: Trouble,
    options?: ErrorOptions,
  ) {
    super("database_unavailable", TROUBLE_WORDS[trouble], undefined, "unknown", {
      ...options,
      asked: { why: "unavailable", ms: TROUBLE_RETRY_SECONDS[trouble] * 1000 },
    });
    this.digest = digestOf(trouble);
  }
}

/** Turns an error about the database's state into a DatabaseError, which tells people what to do; returns others unchanged. */
export function toldByDatabase(error: unknown): unknown {
  const trouble = troubleOf(error);
  return trouble === undefined ? error : new DatabaseError(trouble, { cause: error });
}
