import { beforeAll, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { dashboardErrorSchema } from "@/lib/contract/dashboard-error";
import { METHODS } from "@/lib/contract/methods";
import type { TestPlatform } from "@/platform/testing/start-test-platform";
import { database } from "@/server/database/database";
import { withDeadline } from "@/server/deadline";
import { processWide } from "@/server/process-wide";
import { createFaultyApi, FAULTS, type FaultName, faults, type Where } from "@/server/testing/faulty-api";
import { preparePlatform } from "@/server/testing/signed-in";
import { ask, type License, openLicense, operations, SAMPLES } from "./testing/samples";

/*
 * Calls every route of the dashboard API under every fault of the Configuration API. Each must answer the right error code and
 * a true `changed`, and work again once the API does. The short run gives each route one fault, a different one in turn.
 */

/** Deadline of a request while the API hangs, in milliseconds; shorter than in production, to keep the test short. */
const DEADLINE_MS = 400;

/** Routes that answer 200 although the API failed, and report the failure in their reply. */
const TELLS_IN_ITS_ANSWER = new Set([
  "GET /api/routing/[ids]",
  "POST /api/changes/look-up",
  "POST /api/replacements",
  "POST /api/replacements/[id]/resume",
  "POST /api/replacements/[id]/roll-back",
]);
/** Answers 200 when only its writes fail: the replacement is stored by then, and its reply reports the failure. */
const REPLACE = "POST /api/webhooks/[id]/replace";

/** Faults of the short run. A too large answer takes a second to send: server/upstream/send.test.ts covers it. */
const quick = faults.filter((fault) => fault !== "too large");

const api = createFaultyApi();
let platform: TestPlatform;
let license: License;

beforeAll(async () => {
  platform = await preparePlatform(api.start);
  license = await openLicense(platform, api);
});
beforeEach(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

/** All bots and webhooks of the platform, to compare before and after a fault. */
async function everything(): Promise<unknown> {
  const [bots, webhooks] = await Promise.all([
    platform.database.selectFrom("bots").selectAll().orderBy("id").execute(),
    platform.database.selectFrom("webhooks").selectAll().orderBy("id").execute(),
  ]);
  return { bots, webhooks };
}

/** Clears circuit breakers and rate limits, which earlier faults have filled. */
async function forget(): Promise<void> {
  processWide("breakers", () => new Map<string, unknown>()).clear();
  const db = await database();
  for (const table of ["allowances", "test_deliveries"] as const) await db.deleteFrom(table).execute();
}

/** Places to inject a fault, given the API methods that a route calls without faults. */
function placesOf(methods: readonly (keyof typeof METHODS)[], fault: FaultName): Where[] {
  const writes = methods.some((method) => METHODS[method].kind === "write");
  if (methods.length === 0 || !writes) return ["every call"];
  return FAULTS[fault].isLost
    ? ["every call", "a write, undone", "a write, done"]
    : ["every call", "a write, undone"];
}

async function suffer(what: string, fault: FaultName, where: Where): Promise<void> {
  await forget();
  const sample = await SAMPLES[what]?.(license);
  if (!sample) throw new Error(`${what} has no sample`);
  const before = await everything();
  api.calls();
  const { status, json } = await api.whileAtFault(fault, where, () =>
    withDeadline(() => ask(what, sample, license.admin), fault === "hang" ? { ms: DEADLINE_MS } : {}),
  );
  const label = `${what}, ${fault} of ${where}`;
  const calls = api.calls();
  const asked = calls.length > 0;
  const wrote = calls.some((method) => METHODS[method].kind === "write");
  const changed = JSON.stringify(await everything()) !== JSON.stringify(before);
  if (where === "every call" || where === "a write, undone") expect(changed, label).toBe(false);
  const tells = TELLS_IN_ITS_ANSWER.has(what) || (what === REPLACE && where !== "every call");
  if (!asked || tells) expect(status, label).toBe(200);
  else {
    expect(json, `${label}: ${status}`).toBeDefined();
    const { error } = dashboardErrorSchema.parse(json);
    expect(error.code, label).toBe(FAULTS[fault].code);
    if (changed) expect(error.changed, label).toBe("unknown");
    if (!FAULTS[fault].isLost || !wrote) expect(error.changed, label).toBe("no");
    else expect(error.changed, label).toBe("unknown");
  }
}

it("every operation has a sample, which it takes", async () => {
  expect(Object.keys(SAMPLES).toSorted()).toEqual(operations.toSorted());
});

describe.each(operations)("%s", (what) => {
  it("suffers every fault", { timeout: 600_000 }, async () => {
    await forget();
    const sample = (await SAMPLES[what]?.(license)) ?? {};
    api.calls();
    const well = await ask(what, sample, license.admin);
    expect([what, well.status, well.status === 200 ? "" : well.text]).toEqual([what, 200, ""]);
    const methods = api.calls();
    const turn = operations.indexOf(what);
    const some = inject("long") ? faults : [quick[turn % quick.length] ?? "reset"];
    for (const fault of some) {
      for (const where of placesOf(methods, fault)) {
        await suffer(what, fault, where);
        // Recovery is immediate: no circuit breaker stays open once the API answers again.
        for (const list of ["GET /api/bots", "GET /api/webhooks"]) {
          expect((await ask(list, {}, license.admin)).status, `${list} after ${fault}`).toBe(200);
        }
      }
    }
  });
});
