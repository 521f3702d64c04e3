import { troubleOf } from "@/lib/database/trouble";
import { TROUBLE_RETRY_SECONDS, TROUBLE_WORDS } from "@/lib/database/words";
import { PlatformError } from "../errors";

/** An error of the database as it is thrown: one that is about the database itself is told to whoever asked. */
export function toldByDatabase(error: unknown): unknown {
  const trouble = troubleOf(error);
  if (trouble === undefined) return error;
  const headers = { "retry-after": String(TROUBLE_RETRY_SECONDS[trouble]) };
  return new PlatformError("internal", TROUBLE_WORDS[trouble], { status: 503, headers, cause: error });
}
