import "server-only";
import type { Session } from "@/server/sign-in/session-rows";
import { describeError, log } from "@/server/log";
import { reconcile } from "./reconcile";

/** Time that listing the journal waits for the API to tell the outcome of open entries, in milliseconds. */
const LOOK_MS = 3_000;

/** Reconciles open changes, for LOOK_MS at most; a longer reconciliation continues in the background. */
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
