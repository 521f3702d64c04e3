import { type Act, has, isExhausted, type Listed, type Plan, STILL_COMING_MS } from "./replace-plan";
import type { ReplaceOutcome } from "./replacement";

/**
 * The next step of a replacement. `why` explains to people an outcome other than the one that was asked for.
 */
export type Next =
  | { kind: "act"; act: Act }
  | { kind: "turn" }
  | { kind: "wait"; until: number }
  | { kind: "finish"; outcome: ReplaceOutcome; why?: string };

const act = (what: Act): Next => ({ kind: "act", act: what });

const WHY = {
  gone: "Someone else unregistered the webhook during the change, so it was not replaced.",
  newGone: "Someone else unregistered the new webhook during the change. The old one is unchanged.",
  bothGone: "Someone else unregistered the new webhook after the old one was gone. Neither exists now.",
  tooLate: "The old webhook was already gone, so the change stays.",
  restoredGone: "Someone else unregistered the webhook after it was registered again. It no longer exists.",
} as const;

/**
 * Decides the next step from the webhooks listed now. Expects no pending request: `resolve` comes first. A
 * webhook that has to stay must not be under an earlier request to unregister it that may still be carried
 * out.
 */
export function decide(plan: Plan, listed: readonly Listed[], now: number): Next {
  return plan.direction === "forward" ? forward(plan, listed, now) : back(plan, listed, now);
}

function forward(plan: Plan, listed: readonly Listed[], now: number): Next {
  const { strategy, oldId, newId, removedOld } = plan;
  const old = has(listed, oldId);
  if (newId !== null) return replaced(plan, listed, now);
  if (!old && !removedOld) return { kind: "finish", outcome: "conflict", why: WHY.gone };
  if (isExhausted(plan)) return { kind: "turn" };
  return strategy === "gap" && old ? act("unregister") : act("register");
}

/** The decision once a new webhook has been registered, even if it has gone since. */
function replaced(plan: Plan, listed: readonly Listed[], now: number): Next {
  const { oldId, newId, removedOld } = plan;
  const old = has(listed, oldId);
  if (has(listed, newId)) {
    return safely(plan, newId, now, old ? act("unregister") : { kind: "finish", outcome: "done" });
  }
  const missing = untilListed(plan, now);
  if (missing) return missing;
  const why = old ? WHY.newGone : removedOld ? WHY.bothGone : WHY.gone;
  return safely(plan, old ? oldId : null, now, { kind: "finish", outcome: "conflict", why });
}

function back(plan: Plan, listed: readonly Listed[], now: number): Next {
  const { strategy, oldId, newId, restoredId, removedOld, ticks } = plan;
  const fresh = has(listed, newId);
  if (has(listed, oldId)) {
    const missing = newId !== null && !fresh && ticks.withdrawn === undefined && untilListed(plan, now);
    if (missing) return missing;
    return safely(plan, oldId, now, fresh ? act("withdraw") : { kind: "finish", outcome: "rolled_back" });
  }
  if (fresh) return safely(plan, newId, now, { kind: "finish", outcome: "done", why: WHY.tooLate });
  if (restoredId !== null) {
    if (has(listed, restoredId)) return { kind: "finish", outcome: "rolled_back" };
    return untilListed(plan, now) ?? { kind: "finish", outcome: "conflict", why: WHY.restoredGone };
  }
  if (!removedOld) return { kind: "finish", outcome: "conflict", why: WHY.gone };
  const missing = newId !== null && untilListed(plan, now);
  if (missing) return missing;
  if (newId !== null) return { kind: "finish", outcome: "conflict", why: WHY.bothGone };
  return strategy === "gap" ? act("restore") : { kind: "finish", outcome: "conflict", why: WHY.gone };
}

/** `then`, after a wait until no earlier request can unregister the webhook that has to stay. */
function safely({ doomed }: Plan, id: string | null, now: number, then: Next): Next {
  const until = id === null ? 0 : (doomed[id] ?? 0);
  return now < until ? { kind: "wait", until } : then;
}

/** Waits for a webhook registered a moment ago that is not listed yet, because lists may lag behind. */
function untilListed({ ticks }: Plan, now: number): Next | undefined {
  if (ticks.listed !== undefined && ticks.restored === undefined) return undefined;
  const until = (ticks.restored ?? ticks.registered ?? 0) + STILL_COMING_MS;
  return now < until ? { kind: "wait", until } : undefined;
}
