import { isObject } from "@/lib/filters/codec/json-object";
import type { ObjectState } from "./entry";
import { changedFields, sameValue } from "./same";

/*
 * Taking back an update touches only what the update touched. A bot is split into units that are decided alone: its
 * fields, each group, and the parts of its webhooks.
 */

/**
 * The bot's state after an update is taken back, and the units in conflict, which have changed again since.
 */
export type Reversal = { state: ObjectState; conflicts: string[] };

/**
 * Takes an update of a bot back, starting from its current state.
 * @param overwrite units to restore although they have changed since
 */
export function reverseUpdate(
  change: { before: ObjectState; after: ObjectState },
  now: ObjectState,
  overwrite: readonly string[] = [],
): Reversal {
  const units = { before: unitsOf(change.before), after: unitsOf(change.after) };
  const { state, conflicts } = reverseFields(units, unitsOf(now), overwrite);
  return { state: stateOf(state, now), conflicts };
}

/** Takes an update back field by field, for objects without units, such as a replaced webhook. */
export function reverseFields(
  { before, after }: { before: ObjectState; after: ObjectState },
  current: ObjectState,
  overwrite: readonly string[] = [],
): Reversal {
  const conflicts: string[] = [];
  const result = { ...current };
  for (const unit of changedFields(before, after)) {
    const untouched = sameValue(unit, current[unit], after[unit]);
    const back = sameValue(unit, current[unit], before[unit]);
    if (!untouched && !back && !overwrite.includes(unit)) conflicts.push(unit);
    else if (before[unit] === undefined) delete result[unit];
    else result[unit] = before[unit];
  }
  return { state: result, conflicts };
}

/** The state with one unit from another state, to describe a conflict in words. */
export function withUnit(state: ObjectState, unit: string, other: ObjectState): ObjectState {
  const units = { ...unitsOf(state), [unit]: unitsOf(other)[unit] };
  return stateOf(Object.fromEntries(Object.entries(units).filter(([, value]) => value !== undefined)), state);
}

const OWN = ["id", "application", "groups", "webhooks"];

function unitsOf(state: ObjectState): ObjectState {
  const fields = Object.entries(state).filter(([field]) => !OWN.includes(field));
  const groups = Array.isArray(state.groups) ? (state.groups as { id: number }[]) : [];
  const webhooks = isObject(state.webhooks) ? Object.entries(state.webhooks) : [];
  return Object.fromEntries([
    ...fields,
    ...groups.map((group) => [`group ${group.id}`, group] as const),
    ...webhooks.map(([field, value]) => [`webhooks ${field}`, value] as const),
  ]);
}

function stateOf(units: ObjectState, now: ObjectState): ObjectState {
  const entries = Object.entries(units);
  const below = (start: string) => entries.filter(([unit]) => unit.startsWith(start));
  const fields = entries.filter(([unit]) => !/^(?:group|webhooks) /.test(unit));
  const webhooks = below("webhooks ").map(
    ([unit, value]) => [unit.slice("webhooks ".length), value] as const,
  );
  const state: ObjectState = {
    ...(now.id === undefined ? {} : { id: now.id, application: now.application }),
    ...Object.fromEntries(fields),
    groups: below("group ").map(([, group]) => group),
  };
  if (webhooks.length > 0) state.webhooks = Object.fromEntries(webhooks);
  // The API cannot take webhooks away from a bot; without actions they are silent.
  if (isObject(now.webhooks) && units["webhooks url"] === undefined) {
    state.webhooks = { ...now.webhooks, actions: [] };
  }
  return state;
}
