import "server-only";
import { cannotOpen } from "@/lib/database/start-words";
import { EnvironmentError } from "@/lib/environment";
import { reconcileAll } from "@/server/changes/reconcile";
import { SETTLES_ITSELF_MS } from "@/server/changes/waiting";
import { startChores } from "@/server/chores";
import { database, databaseAddress } from "@/server/database/database";
import { tidy, TIDY_EVERY_MS } from "@/server/database/tidy";
import { environment } from "@/server/environment";
import { resumeAll } from "@/server/webhooks/replace/resume-replacement";

/**
 * Reads the environment and opens the database; says what is wrong and exits if either cannot be done. What any process left
 * without an end is gone on with meanwhile, and again and again after.
 */
export async function startDashboard(): Promise<void> {
  try {
    environment();
    await database();
  } catch (error) {
    process.stderr.write(`${error instanceof EnvironmentError ? error.message : unopened(error)}\n`);
    process.exit(1);
  }
  startChores([
    { name: "finish", everyMs: SETTLES_ITSELF_MS, run: finish },
    { name: "tidy", everyMs: TIDY_EVERY_MS, run: tidy },
  ]);
}

function unopened(error: unknown): string {
  const address = databaseAddress();
  return cannotOpen(error, "url" in address ? { ...address, variable: "DATABASE_URL" } : address);
}

/** Replacements first: what they find out is an end of their entries in the journal. */
async function finish(): Promise<void> {
  await resumeAll();
  await reconcileAll();
}
