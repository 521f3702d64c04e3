import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "@/server/database/database";
import { describeError, log } from "@/server/log";
import { processWide } from "@/server/process-wide";
import { isStopping } from "@/server/stopping";
import { tokenSeal } from "@/server/tokens/access-token";

/** Longest time to wait for a database, in milliseconds: whoever asks has two seconds. */
const PATIENCE_MS = 1_500;

type Problem = "stopping" | "database" | "keys";
export type Readiness = { ready: boolean; problem?: Problem };
type Looking = { current?: Promise<Problem | undefined>; said?: Problem };

/** Whether this process can serve. However often it is asked, one look at a time is under way. */
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
  // A change is worth a line, not each look of a load balancer.
  if (problem !== looking.said) {
    log(problem ? "error" : "info", problem ? "not ready" : "ready again", { problem });
    looking.said = problem;
  }
  return problem ? { ready: false, problem } : { ready: true };
}

async function look(): Promise<Problem | undefined> {
  try {
    // Opened means migrated. Changes no row, but needs the same lock as a change: one who can only read is not ready.
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
