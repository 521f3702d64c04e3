import { troubleOf } from "@/lib/database/trouble";
import { TROUBLE_RETRY_SECONDS, TROUBLE_WORDS } from "@/lib/database/words";
import { PlatformError } from "../errors";

/** Converts a failure of the database itself into a 503 for the caller; other errors are returned unchanged. */
export function toldByDatabase(error: unknown): unknown {
  const trouble = troubleOf(error);
  if (trouble === undefined) return error;
  const headers = { "retry-after": String(TROUBLE_RETRY_SECONDS[trouble]) };
  return new PlatformError("internal", TROUBLE_WORDS[trouble], { status: 503, headers, cause: error });
}
