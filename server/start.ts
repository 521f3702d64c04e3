import "server-only";
import { EnvironmentError } from "@/lib/environment";
import { reconcileAll } from "@/server/changes/reconcile";
import { SETTLES_ITSELF_MS } from "@/server/changes/waiting";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { describeError, log } from "@/server/log";
import { resumeAll } from "@/server/webhooks/replace/resume-replacement";

/**
 * Reads the environment and opens the database; says what is wrong and exits if either cannot be done. Changes that an
 * earlier process left without an end are looked up meanwhile.
 */
export async function startDashboard(): Promise<void> {
  try {
    environment();
    await database();
  } catch (error) {
    if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
    else log("error", "the database cannot be opened", describeError(error));
    process.exit(1);
  }
  // Nobody waits for these: what they cannot tell, the next look at the journal does.
  void finish();
  setTimeout(() => void finish(), SETTLES_ITSELF_MS).unref();
}

/** Replacements first: what they find out is an end of their entries in the journal. */
async function finish(): Promise<void> {
  await resumeAll().catch((error: unknown) =>
    log("warn", "replacements could not be gone on with", describeError(error)),
  );
  await reconcileAll();
}
