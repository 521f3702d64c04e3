import "server-only";
import type { Session } from "@/server/auth/session-rows";
import { describeError, log } from "@/server/log";
import { reconcile } from "./reconcile";

/** How long a look at the journal waits for the API to tell what became of changes without an end, in milliseconds. */
const LOOK_MS = 3_000;

/** Looks up what became of changes without a known end, as far as time allows. What takes longer is settled meanwhile. */
export async function lookUp(session: Session): Promise<void> {
  const looking = reconcile(session).catch((error: unknown) =>
    log("info", "the journal could not be reconciled yet", describeError(error)),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LOOK_MS);
  });
  await Promise.race([looking, late]);
  clearTimeout(timer);
}
