import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "@/server/database/database";
import { describeError, log } from "@/server/log";
import { processWide } from "@/server/process-wide";
import { isStopping } from "@/server/stopping";
import { tokenSeal } from "@/server/sign-in/access-token";

/** Longest wait for the database, in milliseconds: callers of /api/health/ready expect an answer within two seconds. */
const PATIENCE_MS = 1_500;

type Problem = "stopping" | "database" | "keys";
export type Readiness = { ready: boolean; problem?: Problem };
type Looking = { current?: Promise<Problem | undefined>; said?: Problem };

/** Whether this process can serve. Concurrent calls share one check. */
export async function readiness(patienceMs = PATIENCE_MS): Promise<Readiness> {
  if (isStopping()) return { ready: false, problem: "stopping" };
  const looking = processWide<Looking>("readiness", () => ({}));
  looking.current ??= look().finally(() => {
    looking.current = undefined;
  });
  const waited = new AbortController();
  const late = sleep(patienceMs, "database" as const, { signal: waited.signal, ref: false });
  const problem = await Promise.race([looking.current, late]).finally(() => {
    late.catch(() => undefined);
    waited.abort();
  });
  // Only changes are logged, not every poll of a load balancer.
  if (problem !== looking.said) {
    log(problem ? "error" : "info", problem ? "not ready" : "ready again", { problem });
    looking.said = problem;
  }
  return problem ? { ready: false, problem } : { ready: true };
}

async function look(): Promise<Problem | undefined> {
  try {
    // Opening includes migrating. The statement changes no row but takes a write lock, so a read-only database is not ready.
    const db = await database();
    await db.updateTable("oauth_sessions").set({ version: 0 }).where("sid", "=", "").execute();
  } catch (error) {
    log("warn", "the database does not answer", describeError(error));
    return "database";
  }
  try {
    const seal = tokenSeal();
    return (await seal.open(await seal.close("ready"))) === "ready" ? undefined : "keys";
  } catch {
    return "keys";
  }
}
