import { setTimeout as sleep } from "node:timers/promises";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, vi } from "vitest";
import { startAnotherDashboard } from "./another-dashboard";
import type { createCutApi } from "./cut-api";

type Dashboard = Awaited<ReturnType<typeof startAnotherDashboard>>;

/** Calls of the API among which a kill falls, and how much later than a call it may come, in milliseconds. */
const CALLS = 14;
const LATER_MS = 40;

/**
 * Kills processes of the dashboard one after the other while they work, at moments that are the same for a seed: in a call
 * before its effect, after its effect and before its answer, or somewhere between two calls.
 */
export function createKills(cuts: ReturnType<typeof createCutApi>, seed: number) {
  const dice = xoroshiro128plus(seed);
  const upTo = (most: number) => uniformInt(dice, 0, most);

  /**
   * Starts a process, has it work, and kills it. What it was asked last may still have its effect; then this returns.
   * @param begun whether it is in the middle of its work: a new process is slower than those that run already
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
