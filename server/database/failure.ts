import "server-only";
import { troubleOf } from "@/lib/database/trouble";
import { digestOf, type Trouble, TROUBLE_RETRY_SECONDS, TROUBLE_WORDS } from "@/lib/database/words";
import { SafeError } from "@/server/errors";

/**
 * The database cannot do what it was asked: it does not answer, is full, read-only or damaged. Whether the Configuration API had changed
 * something by then is for those to say who know.
 */
export class DatabaseError extends SafeError {
  static override readonly kind: string = "DatabaseError";
  override readonly name = "DatabaseError";
  /** Next keeps a digest that is there already, so that the page can say more than "failed". */
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

/** An error of the database as it is thrown: one that is about the database itself says what to do. */
export function toldByDatabase(error: unknown): unknown {
  const trouble = troubleOf(error);
  return trouble === undefined ? error : new DatabaseError(trouble, { cause: error });
}
