import "server-only";
import { describeError, log } from "@/server/log";
import { processWide } from "@/server/process-wide";

/** Work that this process does again and again without being asked. Several processes may do it at once: it claims what it touches. */
export type Chore = { name: string; everyMs: number; run: () => Promise<unknown> };

/**
 * Starts chores: each at once, then so long after its last run has ended. A run that fails is said in the log, and is
 * followed by the next. They end with the process.
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
