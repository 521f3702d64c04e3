import type { ObjectState } from "@/lib/changes/entry";
import { changedFields } from "@/lib/changes/same";
import type { Strategy, Ticks } from "./replacement";

/*
 * The plan of a replacement, and its updates from the listed webhooks. Pure: the current time is passed in.
 */

/** Longest time in which the API may still carry out a request whose answer never came, in milliseconds. */
export const STILL_COMING_MS = 30_000;
/**
 * The same time after a process died, in milliseconds: it may have sent the request as late as a minute after
 * writing it down, since its token may have had to be refreshed.
 */
const DIED_MS = 90_000;
/** Failed registrations before the plan turns round and rolls back. */
const MAX_TRIES = 2;

/**
 * Requests to the API. `withdraw` unregisters the new webhook again, `restore` registers the old one again.
 */
export type Act = "register" | "unregister" | "withdraw" | "restore";

export type Plan = {
  /** The starting person's view: with `my`, another application's webhooks would look unregistered. */
  sees: "my" | "all";
  strategy: Strategy;
  direction: "forward" | "back";
  oldId: string;
  newId: string | null;
  restoredId: string | null;
  /** Ids listed before the registration under way: a later id is its outcome. */
  known: string[];
  /** The request under way. Written before the API is asked, removed when its outcome is certain. */
  pending: {
    act: Act;
    /** Moment until which the request may still be carried out. */
    until: number;
    /** Id of the journal's entry. */
    entry: string;
  } | null;
  /** Ids whose unregistration has no certain answer, and the moment until which it may still happen. */
  doomed: Record<string, number>;
  /** Whether this replacement unregistered the old webhook. */
  removedOld: boolean;
  /** Failed registrations. */
  tries: number;
  ticks: Ticks;
};

/** A webhook in the list. `taken` is whether another replacement is known to have made it. */
export type Listed = { id: string; state: ObjectState; taken: boolean };

export type States = { before: ObjectState; after: ObjectState };

export function newPlan(oldId: string, strategy: Strategy, sees: Plan["sees"]): Plan {
  return {
    sees,
    strategy,
    direction: "forward",
    oldId,
    newId: null,
    restoredId: null,
    known: [],
    pending: null,
    doomed: {},
    removedOld: false,
    tries: 0,
    ticks: {},
  };
}

/** Whether settings and secrets of two webhooks are equal; ids do not count, an empty filter is none. */
export function sameWebhook(a: ObjectState, b: ObjectState): boolean {
  return changedFields(plainWebhook(a), plainWebhook(b)).length === 0;
}

/** A webhook without its id, in one spelling: an empty filter or description is null. */
export function plainWebhook({ webhook_id: _, ...state }: ObjectState): ObjectState {
  const { filters, description } = state;
  const none = typeof filters === "object" && filters !== null && Object.keys(filters).length === 0;
  return { ...state, filters: none ? null : filters, description: description || null };
}

/** The plan to store before `act` is asked of the API. */
export function begin(
  plan: Plan,
  act: Act,
  { entry, listed, now }: { entry: string; listed: readonly Listed[]; now: number },
): Plan {
  const known = isRegistration(act) ? listed.map(({ id }) => id) : plan.known;
  return { ...plan, pending: { act, until: now + DIED_MS, entry }, known };
}

function isRegistration(act: Act): boolean {
  return act === "register" || act === "restore";
}

/** The plan after a successful request. `id` is that of a new registration. */
export function succeeded(plan: Plan, now: number, id: string): Plan {
  if (!plan.pending) return plan;
  const { ticks } = plan;
  const settled = { ...plan, pending: null };
  switch (plan.pending.act) {
    case "register":
      return { ...settled, newId: id, ticks: { ...ticks, registered: now } };
    case "restore":
      return { ...settled, restoredId: id, ticks: { ...ticks, restored: now } };
    case "unregister":
      return { ...settled, removedOld: true, ticks: { ...ticks, unregistered: now } };
    case "withdraw":
      return { ...settled, ticks: { ...ticks, withdrawn: now } };
  }
}

/** How a request failed, or may have failed. */
export type Failure = {
  /**
   * `refused`: it was not done and asking again would not help. `not_done`: it was not done. `gone`: there is
   * nothing to unregister. `lost`: it may have been done, or may still be. `broken`: the API reported a
   * failure of its own; the list shows the outcome.
   */
  kind: "refused" | "not_done" | "gone" | "lost" | "broken";
};

/** The plan after a failed request, or one with an uncertain outcome. */
export function failed(plan: Plan, { kind }: Failure, now: number): Plan {
  const { pending } = plan;
  if (!pending) return plan;
  if (kind === "lost" || kind === "broken") {
    const until = kind === "lost" ? now + STILL_COMING_MS : now;
    return { ...plan, pending: { ...pending, until } };
  }
  const settled: Plan = { ...plan, pending: null };
  if (pending.act === "register") return { ...settled, direction: "back", tries: plan.tries + 1 };
  if (pending.act === "restore") return settled;
  // An earlier attempt without an answer may have unregistered the old webhook.
  if (kind === "gone" && pending.act === "unregister" && plan.oldId in plan.doomed) {
    return { ...settled, removedOld: true, ticks: { ...plan.ticks, unregistered: now } };
  }
  return kind === "refused" && pending.act === "unregister" ? { ...settled, direction: "back" } : settled;
}

/**
 * The plan after the pending request was looked up in the list: without it, or with the moment until which
 * its outcome is uncertain.
 */
export type Resolved = {
  plan: Plan;
  /** The journal entry's outcome, where it is certain. */
  settled?: { entry: string; id: string | undefined };
  waitUntil?: number;
};

export function resolve(
  plan: Plan,
  { before, after }: States,
  listed: readonly Listed[],
  now: number,
): Resolved {
  const { pending } = plan;
  if (!pending) return { plan };
  const { act, until, entry } = pending;
  const nothing = { entry, id: undefined };
  if (isRegistration(act)) {
    const id = findNew(plan, act === "register" ? after : before, listed);
    if (id !== undefined) return { plan: succeeded(plan, now, id), settled: { entry, id } };
    if (now < until) return { plan, waitUntil: until };
    const tries = act === "register" ? plan.tries + 1 : plan.tries;
    return { plan: { ...plan, pending: null, tries }, settled: nothing };
  }
  const id = act === "unregister" ? plan.oldId : (plan.newId ?? "");
  if (!has(listed, id)) return { plan: succeeded(plan, now, id), settled: { entry, id } };
  const doomed = { ...plan.doomed, [id]: Math.max(plan.doomed[id] ?? 0, until) };
  return { plan: { ...plan, pending: null, doomed }, ...(now < until ? {} : { settled: nothing }) };
}

function findNew({ known }: Plan, wanted: ObjectState, listed: readonly Listed[]): string | undefined {
  return listed.find(({ id, state, taken }) => !taken && !known.includes(id) && sameWebhook(state, wanted))
    ?.id;
}

export function has(listed: readonly Listed[], id: string | null): boolean {
  return listed.some((webhook) => webhook.id === id);
}

/**
 * Updates the plan's ticks from the listed webhooks; also recognises an unregistration whose answer was lost
 * but that succeeded.
 */
export function ticked(plan: Plan, listed: readonly Listed[], now: number): Plan {
  const { ticks, newId, oldId } = plan;
  const late = !plan.removedOld && oldId in plan.doomed && !has(listed, oldId);
  const removedOld = plan.removedOld || late;
  const seen = ticks.listed === undefined && newId !== null && has(listed, newId);
  const gone = ticks.confirmed === undefined && removedOld && !has(listed, oldId);
  if (!seen && !gone) return plan;
  return {
    ...plan,
    removedOld,
    ticks: {
      ...ticks,
      ...(seen && { listed: now }),
      ...(late && { unregistered: now }),
      ...(gone && { confirmed: now }),
    },
  };
}

/** Whether registering has failed often enough to give up. */
export function isExhausted({ tries }: Plan): boolean {
  return tries >= MAX_TRIES;
}

/** Whether the API holds nothing of this plan, so that it can end without another look. */
export function isUntouched({ pending, newId, restoredId, removedOld, doomed }: Plan): boolean {
  const ours = pending !== null || newId !== null || restoredId !== null || removedOld;
  return !ours && Object.keys(doomed).length === 0;
}
