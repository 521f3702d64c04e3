import "server-only";
import { cannotOpen } from "@/lib/database/start-words";
import { EnvironmentError } from "@/lib/environment";
import { sweepSessions } from "@/server/sign-in/session-rows";
import { loadDigestKey } from "@/server/journal/digest";
import { reconcileAll } from "@/server/changes/reconcile";
import { startChores } from "@/server/chores";
import { database, databaseAddress } from "@/server/database/database";
import { tidy, TIDY_EVERY_MS } from "@/server/database/tidy";
import { environment } from "@/server/environment";
import { sweepAllowances } from "@/server/limits/allowance";
import { log } from "@/server/log";
import { forgetOldQuestions } from "@/server/playground/forget-questions";
import { resealAll } from "@/server/reseal";
import { forgetTurns } from "@/server/turns/turn-rows";
import { unencrypted } from "@/server/unencrypted";
import { resumeAll, SWEEP_MS } from "@/server/webhooks/replace/resume-replacement";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Reads the environment and opens the database; prints the problem and exits if either fails. Chores then continue
 * unfinished work of any process, now and regularly.
 */
export async function startDashboard(): Promise<void> {
  try {
    environment();
    await database();
    await loadDigestKey();
  } catch (error) {
    process.stderr.write(`${error instanceof EnvironmentError ? error.message : unopened(error)}\n`);
    process.exit(1);
  }
  const variables = unencrypted(environment());
  if (variables.length > 0) log("warn", "addresses without TLS", { variables: variables.join(", ") });
  startChores([
    { name: "seal anew", everyMs: HOUR_MS, run: resealAll },
    { name: "finish replacements", everyMs: SWEEP_MS, run: resumeAll },
    { name: "settle the journal", everyMs: SWEEP_MS, run: () => reconcileAll() },
    { name: "forget turns", everyMs: HOUR_MS, run: async () => forgetTurns(await database()) },
    { name: "forget questions", everyMs: HOUR_MS, run: forgetOldQuestions },
    { name: "forget ended sessions", everyMs: HOUR_MS, run: () => sweepSessions() },
    { name: "forget limits", everyMs: HOUR_MS, run: sweepAllowances },
    { name: "tidy", everyMs: TIDY_EVERY_MS, run: tidy },
  ]);
}

function unopened(error: unknown): string {
  const address = databaseAddress();
  return cannotOpen(error, "url" in address ? { ...address, variable: "DATABASE_URL" } : address);
}
