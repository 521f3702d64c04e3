import "server-only";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import { metrics } from "@/server/metrics/metrics";

/** Most bytes of bodies that are under way or being worked on, in this process: ordinary ones, and files apart from them. */
export const MAX_BODIES_BYTES = { ordinary: 64 * 1024 * 1024, files: 64 * 1024 * 1024 };
/** Most of that for one session, so that nobody keeps the others out. */
const SHARE = 2;
/** What a body costs at least: a connection and a request that wait for it. */
const LEAST = 4 * 1024;

/** Counts the bodies that are under way, before any of them is read. */
export function createBodyBudget(most = MAX_BODIES_BYTES) {
  const used = { ordinary: 0, files: 0 };
  const usedBy = new Map<string, number>();

  /**
   * Takes a part of the budget; answers how to give it back, or undefined when there is not enough left.
   * @param who a session, or nothing for people who are not signed in
   */
  function take(bytes: number, who = ""): (() => void) | undefined {
    const kind = bytes > MAX_BODY_BYTES ? "files" : "ordinary";
    const cost = Math.max(bytes, LEAST);
    const key = `${kind} ${who}`;
    const own = usedBy.get(key) ?? 0;
    if (used[kind] + cost > most[kind] || own + cost > most[kind] / SHARE) return undefined;
    const add = (change: number) => {
      used[kind] += change;
      metrics.bodyBytes.inc(change);
      const left = (usedBy.get(key) ?? 0) + change;
      if (left > 0) usedBy.set(key, left);
      else usedBy.delete(key);
    };
    add(cost);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      add(-cost);
    };
  }

  return { take };
}

export type BodyBudget = ReturnType<typeof createBodyBudget>;
