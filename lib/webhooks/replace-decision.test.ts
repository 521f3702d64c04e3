import { describe, expect, it } from "vitest";
import { decide } from "./replace-decision";
import { begin, failed, newPlan, type Plan, resolve, sameWebhook, succeeded } from "./replace-plan";

/* Changes by others during a replacement, and late effects. Steps under faults: server/webhooks/replace. */

const OLD = { url: "http://a.example/old", action: "thread_closed", secret_digest: "a" };
const NEW = { ...OLD, url: "http://a.example/new" };
const STATES = { before: OLD, after: NEW };
const old = { id: "old", state: OLD, taken: false };
const fresh = { id: "new", state: NEW, taken: false };
const NOW = 1_000_000;
const LATER = NOW + 91_000;

const plan = (change: Partial<Plan> = {}): Plan => ({ ...newPlan("old", "overlap", "all"), ...change });
const registered = plan({ newId: "new", ticks: { registered: NOW, listed: NOW } });
const asking = (from: Plan, act: Parameters<typeof begin>[1]) =>
  begin(from, act, { entry: "entry", listed: [old], now: NOW });

describe("somebody else", () => {
  it("unregistered the old one before anything was done: nothing is", () => {
    for (const strategy of ["overlap", "gap"] as const) {
      expect(decide(plan({ strategy }), [], NOW)).toMatchObject({ kind: "finish", outcome: "conflict" });
    }
  });

  it("unregistered the old one after the new one was there: that was wanted", () => {
    expect(decide(registered, [fresh], NOW)).toEqual({ kind: "finish", outcome: "done" });
  });

  it("unregistered the new one: the old one is left alone", () => {
    expect(decide(registered, [old], NOW)).toMatchObject({ kind: "finish", outcome: "conflict" });
    expect(decide({ ...registered, direction: "back" }, [old], NOW)).toMatchObject({
      outcome: "rolled_back",
    });
  });

  it("unregistered both: nothing comes back", () => {
    for (const direction of ["forward", "back"] as const) {
      const gone = { ...registered, direction, removedOld: true };
      expect(decide(gone, [], NOW)).toMatchObject({ kind: "finish", outcome: "conflict" });
    }
  });

  it("unregistered the old one of a gap at the same moment: it is not taken for our doing", () => {
    const gap = asking(plan({ strategy: "gap" }), "unregister");
    const after = failed(gap, { kind: "gone" }, NOW);
    expect(decide(after, [], NOW)).toMatchObject({ kind: "finish", outcome: "conflict" });
  });

  it("made an equal webhook: it is not taken for ours", () => {
    const lost = failed(asking(plan(), "register"), { kind: "lost" }, NOW);
    expect(resolve(lost, STATES, [old, { ...fresh, taken: true }], LATER).plan.newId).toBeNull();
    expect(resolve(lost, STATES, [old, fresh], NOW).plan.newId).toBe("new");
  });
});

describe("an answer that was lost", () => {
  it("to a registration is waited for before another one is tried", () => {
    const lost = failed(asking(plan(), "register"), { kind: "lost" }, NOW);
    expect(resolve(lost, STATES, [old], NOW + 1)).toMatchObject({ waitUntil: NOW + 30_000 });
    const known = resolve(lost, STATES, [old], NOW + 30_000);
    expect(known).toMatchObject({ plan: { pending: null, tries: 1 }, settled: { entry: "entry" } });
    expect(decide(known.plan, [old], LATER)).toEqual({ kind: "act", act: "register" });
  });

  it("to unregistering the old one keeps the new one until it is certain", () => {
    const lost = failed(asking(registered, "unregister"), { kind: "lost" }, NOW);
    const { plan: seen } = resolve(lost, STATES, [old, fresh], NOW + 1);
    const back = { ...seen, direction: "back" as const };
    expect(decide(seen, [old, fresh], NOW + 1)).toEqual({ kind: "act", act: "unregister" });
    expect(decide(back, [old, fresh], NOW + 1)).toEqual({ kind: "wait", until: NOW + 30_000 });
    expect(decide(back, [old, fresh], LATER)).toEqual({ kind: "act", act: "withdraw" });
    expect(decide(back, [fresh], NOW + 1)).toMatchObject({ kind: "finish", outcome: "done" });
  });

  it("to withdrawing the new one is not relied on either", () => {
    const back = { ...registered, direction: "back" as const };
    const lost = failed(asking(back, "withdraw"), { kind: "lost" }, NOW);
    const { plan: seen } = resolve(lost, STATES, [fresh], NOW + 1);
    expect(decide(seen, [fresh], NOW + 1)).toMatchObject({ kind: "wait" });
  });
});

it("waits for a list that lags behind before it gives the new one up", () => {
  const unseen = plan({ newId: "new", ticks: { registered: NOW } });
  expect(decide(unseen, [old], NOW)).toEqual({ kind: "wait", until: NOW + 30_000 });
  expect(decide({ ...unseen, direction: "back" }, [old], NOW)).toMatchObject({ kind: "wait" });
});

it("turns round after registrations that came to nothing", () => {
  expect(decide(plan({ tries: 2 }), [old], NOW)).toEqual({ kind: "turn" });
  const gap = succeeded(asking(plan({ strategy: "gap" }), "unregister"), NOW, "old");
  expect(decide({ ...gap, tries: 2 }, [], NOW)).toEqual({ kind: "turn" });
  expect(decide({ ...gap, direction: "back" }, [], NOW)).toEqual({ kind: "act", act: "restore" });
});

it("tells webhooks apart by everything but their ids, an empty filter being none", () => {
  expect(sameWebhook(OLD, { ...OLD, webhook_id: "x", filters: {}, description: "" })).toBe(true);
  expect(sameWebhook(OLD, { ...OLD, secret_digest: "b" })).toBe(false);
  expect(sameWebhook(OLD, { ...OLD, additional_data: ["chat_properties"] })).toBe(false);
});
