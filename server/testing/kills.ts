import { setTimeout as sleep } from "node:timers/promises";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, vi } from "vitest";
import { startAnotherDashboard } from "./another-dashboard";
import type { createCutApi } from "./cut-api";

type Dashboard = Awaited<ReturnType<typeof startAnotherDashboard>>;

/** Number of calls within which a kill falls, and its longest delay after a call, in milliseconds. */
const CALLS = 14;
const LATER_MS = 40;

/**
 * Kills dashboard processes while they work, at moments that a seed determines: in a call before its effect, in a call
 * after its effect but before its answer, or between two calls.
 */
export function createKills(cuts: ReturnType<typeof createCutApi>, seed: number) {
  const dice = xoroshiro128plus(seed);
  const upTo = (most: number) => uniformInt(dice, 0, most);

  /**
   * Starts a process, gives it work and kills it. Returns once its last call can have no more effect.
   * @param begun whether the process is in the middle of its work, because a new process is slower than a running one
   */
  return async (work: (dying: Dashboard) => void, begun: () => boolean): Promise<void> => {
    const dying = await startAnotherDashboard();
    const moment = (["before", "after", "between"] as const)[upTo(2)];
    const skip = upTo(CALLS);
    work(dying);
    await vi.waitUntil(begun, { timeout: 60_000, interval: 1 });
    const call = cuts.hold({ skip, when: moment === "before" ? "before" : "after" });
    await call.reached;
    if (moment === "between") {
      call.release();
      await sleep(upTo(LATER_MS));
    }
    await dying.kill();
    call.release();
    await vi.waitFor(() => expect(cuts.isBusy()).toBe(false), 30_000);
  };
}
