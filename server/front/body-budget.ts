import "server-only";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import { metrics } from "@/server/metrics/metrics";

/** Most bytes of bodies being received or processed in this process: ordinary ones, and files separately. */
export const MAX_BODIES_BYTES = { ordinary: 64 * 1024 * 1024, files: 64 * 1024 * 1024 };
/** One session may use at most this fraction of it (1 / SHARE), so that it cannot keep others out. */
const SHARE = 2;
/** Least cost of a body in bytes: it occupies a connection and a request. */
const LEAST = 4 * 1024;

/** Counts announced bodies against MAX_BODIES_BYTES before they are read. */
export function createBodyBudget(most = MAX_BODIES_BYTES) {
  const used = { ordinary: 0, files: 0 };
  const usedBy = new Map<string, number>();

  /**
   * Takes a part of the budget. Returns a function that gives it back; undefined when too little is left.
   * @param who id of a session; empty for people who are not signed in, who share one part
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
