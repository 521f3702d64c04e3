import "server-only";
import { EnvironmentError } from "@/lib/environment";
import { sweepSessions } from "@/server/auth/session-rows";
import { loadDigestKey } from "@/server/changes/digest";
import { reconcileAll } from "@/server/changes/reconcile";
import { startChores } from "@/server/chores";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { sweepAllowances } from "@/server/limits/allowance";
import { describeError, log } from "@/server/log";
import { forgetOldQuestions } from "@/server/playground/forget-questions";
import { resealAll } from "@/server/reseal";
import { forgetTurns } from "@/server/turns/turn-rows";
import { resumeAll, SWEEP_MS } from "@/server/webhooks/replace/resume-replacement";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Reads the environment and opens the database; says what is wrong and exits if either cannot be done. What any process left
 * without an end is gone on with meanwhile, and again and again after.
 */
export async function startDashboard(): Promise<void> {
  try {
    environment();
    await database();
    await loadDigestKey();
  } catch (error) {
    if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
    else log("error", "the database cannot be opened", describeError(error));
    process.exit(1);
  }
  startChores([
    { name: "seal anew", everyMs: HOUR_MS, run: resealAll },
    { name: "finish replacements", everyMs: SWEEP_MS, run: resumeAll },
    { name: "settle the journal", everyMs: SWEEP_MS, run: () => reconcileAll() },
    { name: "forget turns", everyMs: HOUR_MS, run: async () => forgetTurns(await database()) },
    { name: "forget questions", everyMs: HOUR_MS, run: forgetOldQuestions },
    { name: "forget ended sessions", everyMs: HOUR_MS, run: () => sweepSessions() },
    { name: "forget limits", everyMs: HOUR_MS, run: sweepAllowances },
  ]);
}
