import type { ObjectState } from "@/lib/changes/entry";
import { changedFields } from "@/lib/changes/same";
import type { Strategy, Ticks } from "./replacement";

/* The plan of a replacement, and what a look at the listed webhooks tells about it. Pure: the moment is passed in. */

/** Longest time in which the API may still do what it was asked, after the answer failed to come, in milliseconds. */
export const STILL_COMING_MS = 30_000;
/**
 * The same for a process that died: it may have asked as late as a minute after it wrote down that it would, since its
 * token may have had to be refreshed.
 */
const DIED_MS = 90_000;
/** Registrations that come to nothing before the plan is turned round. */
const MAX_TRIES = 2;

/** What can be asked of the API. `withdraw` unregisters the new one again, `restore` registers the old one again. */
export type Act = "register" | "unregister" | "withdraw" | "restore";

export type Plan = {
  /** Whose webhooks whoever began it could see: with less, another application's would look unregistered. */
  sees: "my" | "all";
  strategy: Strategy;
  direction: "forward" | "back";
  oldId: string;
  newId: string | null;
  restoredId: string | null;
  /** Ids that were listed before the registration under way, so that its outcome can be told by being new. */
  known: string[];
  /** Written before the API is asked, taken away when it is certain what became of it. */
  pending: {
    act: Act;
    /** Before that nobody can tell that it did not happen. */
    until: number;
    /** Of the journal. */
    entry: string;
  } | null;
  /** Ids that were asked to be unregistered without a certain answer, and until when that may still happen. */
  doomed: Record<string, number>;
  /** Whether it was us who unregistered the old one. */
  removedOld: boolean;
  /** Registrations that came to nothing. */
  tries: number;
  ticks: Ticks;
};

/** A webhook in the list. `taken` is whether another change is known to have made it. */
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

/** Whether two webhooks do and say the same, secrets included; ids aside, and an empty filter is none. */
export function sameWebhook(a: ObjectState, b: ObjectState): boolean {
  return changedFields(plainWebhook(a), plainWebhook(b)).length === 0;
}

/** A webhook without its id, said in one way: nothing is null. */
export function plainWebhook({ webhook_id: _, ...state }: ObjectState): ObjectState {
  const { filters, description } = state;
  const none = typeof filters === "object" && filters !== null && Object.keys(filters).length === 0;
  return { ...state, filters: none ? null : filters, description: description || null };
}

/** The plan as it is written down before `act` is asked of the API. */
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

/** The API did it. `id` is that of a new registration. */
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

/** Why the API did not do it, or may not have. */
export type Failure = {
  /**
   * `refused`: it was not done and asking again would not help. `not_done`: it was not done. `gone`: there is nothing to
   * unregister. `lost`: it may have been done, or may be yet. `broken`: the API said that it failed; a look tells.
   */
  kind: "refused" | "not_done" | "gone" | "lost" | "broken";
};

/** The API did not do it, as far as is known. */
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
  // An earlier attempt without an answer may be why there is nothing left.
  if (kind === "gone" && pending.act === "unregister" && plan.oldId in plan.doomed) {
    return { ...settled, removedOld: true, ticks: { ...plan.ticks, unregistered: now } };
  }
  return kind === "refused" && pending.act === "unregister" ? { ...settled, direction: "back" } : settled;
}

/** What became of what was pending: the plan without it, or until when nobody can tell. */
export type Resolved = {
  plan: Plan;
  /** What the journal's entry is to say, where that is certain. */
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

/** What the look has shown: for the plan that people see, and that an order given up as lost was carried out after all. */
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

/** Whether registering has come to nothing often enough. */
export function isExhausted({ tries }: Plan): boolean {
  return tries >= MAX_TRIES;
}

/** Whether the API holds nothing of this plan, so that it can be ended without another look. */
export function isUntouched({ pending, newId, restoredId, removedOld, doomed }: Plan): boolean {
  const ours = pending !== null || newId !== null || restoredId !== null || removedOld;
  return !ours && Object.keys(doomed).length === 0;
}
