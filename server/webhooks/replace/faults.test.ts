import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Strategy } from "@/lib/webhooks/replacement";
import { everyFault } from "@/server/testing/every-fault";
import { MODES } from "@/server/testing/faulty-world";
import { type Browser, preparePlatform, signIn } from "@/server/testing/signed-in";

/*
 * After any combination of faults and deaths of the dashboard there is exactly one webhook, with the new
 * settings or the old, and with overlap there is one at every instant. `everyFault` checks this in every
 * run; this file checks that it has tried everything. The short form tries every single fault, and of the
 * faults after it the same sample each time.
 */

const [READ, CALL, WRITE] = [MODES.read.length, MODES.call.length, MODES.write.length];

/** Steps of a process without faults. */
const FIRST: Record<Strategy, string[]> = {
  overlap: steps("register new", "unregister old"),
  gap: steps("unregister old", "register new"),
};

function steps(...calls: [string, string]): string[] {
  const around = calls.flatMap((call) => ["open entry", "save", call, "save", "settle entry", "list"]);
  // Listed again once the plan is written down, since another plan may have ended in between.
  return ["list", "insert", "list", ...around, "finish"];
}

/** Everything that any process can do, going on and rolling back included. */
const CALLS: Record<Strategy, string[]> = {
  overlap: ["register new", "unregister old", "unregister new"],
  gap: ["register new", "unregister old", "register old"],
};
const WRITES = ["insert", "open entry", "save", "settle entry", "finish", "release", "claim", "request stop"];

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let browser: Browser;
beforeAll(async () => {
  platform = await preparePlatform();
  browser = await signIn(platform);
});

describe.each(["overlap", "gap"] as const)("under every fault, %s", (strategy) => {
  // Thousands of runs: seconds on a quiet machine, minutes on a busy one.
  it("leaves exactly one webhook", { timeout: 1_200_000 }, async () => {
    const share = inject("long") ? 1 : 0.1;
    const { first, singles, pairs, afterwards, faults } = await everyFault(
      platform,
      browser,
      strategy,
      share,
    );
    expect(first).toEqual(FIRST[strategy]);
    expect(singles).toBe(4 * READ + 2 * CALL + 10 * WRITE);
    // Fewer would mean that some combinations are no longer tried.
    expect(pairs).toBeGreaterThanOrEqual(700 * share * 0.5);
    expect(afterwards).toBeGreaterThanOrEqual(1000 * share * 0.5);
    if (share < 1) return;
    const every = [
      ...MODES.read.map((mode) => `list: ${mode}`),
      ...CALLS[strategy].flatMap((call) => MODES.call.map((mode) => `${call}: ${mode}`)),
      ...WRITES.flatMap((write) => MODES.write.map((mode) => `${write}: ${mode}`)),
    ];
    expect([...faults].sort()).toEqual(every.sort());
  });
});
