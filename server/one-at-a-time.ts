import "server-only";
import { processWide } from "./process-wide";

/**
 * Runs one work of a name after the other, so that nothing of ours comes between its reading and its writing. Processes
 * do not wait for each other: the API has no way to write on a condition.
 */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const last = processWide("one-at-a-time", () => new Map<string, Promise<unknown>>());
  const before = last.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  last.set(name, settled);
  try {
    return await mine;
  } finally {
    if (last.get(name) === settled) last.delete(name);
  }
}
