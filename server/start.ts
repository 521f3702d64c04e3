import "server-only";
import { EnvironmentError } from "@/lib/environment";
import { reconcileAll } from "@/server/changes/reconcile";
import { SETTLES_ITSELF_MS } from "@/server/changes/waiting";
import { sweepSessions } from "@/server/auth/session-rows";
import { startChores } from "@/server/chores";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { sweepAllowances } from "@/server/limits/allowance";
import { describeError, log } from "@/server/log";
import { resumeAll } from "@/server/webhooks/replace/resume-replacement";

const HOUR_MS = 60 * 60_000;

/**
 * Reads the environment and opens the database; says what is wrong and exits if either cannot be done. What any process left
 * without an end is gone on with meanwhile, and again and again after.
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
  startChores([
    { name: "finish", everyMs: SETTLES_ITSELF_MS, run: finish },
    { name: "ended sessions", everyMs: HOUR_MS, run: () => sweepSessions() },
    { name: "limits", everyMs: HOUR_MS, run: sweepAllowances },
  ]);
}

/** Replacements first: what they find out is an end of their entries in the journal. */
async function finish(): Promise<void> {
  await resumeAll();
  await reconcileAll();
}
