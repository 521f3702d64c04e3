import "server-only";
import { describeError, log } from "@/server/log";
import { processWide } from "@/server/process-wide";

/** Background work that repeats. Several processes may run it at once, so `run` claims each row it works on. */
export type Chore = { name: string; everyMs: number; run: () => Promise<unknown> };

/**
 * Starts chores: each at once, then `everyMs` after its last run ended. A failed run is logged, and the next one follows.
 * Chores end with the process.
 */
export function startChores(chores: readonly Chore[]): void {
  const started = processWide("chores", () => new Set<string>());
  for (const chore of chores) {
    if (started.has(chore.name)) continue;
    started.add(chore.name);
    void keepDoing(chore);
  }
}

async function keepDoing({ name, everyMs, run }: Chore): Promise<void> {
  await run().catch((error: unknown) =>
    log("warn", "a chore failed", { chore: name, ...describeError(error) }),
  );
  setTimeout(() => void keepDoing({ name, everyMs, run }), everyMs).unref();
}
