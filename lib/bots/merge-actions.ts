import { compareSides, type Difference, type Side, type Sides } from "@/lib/changes/three-way";
import { type FilterUnit, filterUnits, mergeFilters } from "@/lib/filters/merge";
import { sameJson, stableJson } from "@/lib/text/stable-json";
import type { ActionRow } from "./form";
import { keepFilter, keptFields, keptFilter } from "./verbatim";

/** One action in three versions. Actions have no ids, so versions are matched by name and content. */
export type ActionSlot = { key: string; sides: Sides<ActionRow | undefined> };

/**
 * A part of an action that a merge decides alone: the whole action, one condition of its filter, or its
 * unknown fields.
 */
export type ActionUnit = { key: string; difference: Exclude<Difference, "none"> } & (
  | { kind: "action"; sides: Sides<ActionRow | undefined> }
  | { kind: "condition"; action: string; unit: FilterUnit }
  | { kind: "action_fields"; action: string; sides: Sides<string> }
);

export function actionSlots({ base, mine, theirs }: Sides<readonly ActionRow[]>): ActionSlot[] {
  const byMe = pair(base, mine);
  const byThem = pair(base, theirs);
  const slots = base.map(
    (row, index): ActionSlot => ({
      key: `action ${index}`,
      sides: { base: row, mine: byMe.changed[index], theirs: byThem.changed[index] },
    }),
  );
  const unseen = [...byThem.added];
  const added = byMe.added.map((row): ActionSlot["sides"] => ({
    base: undefined,
    mine: row,
    theirs: takeOut(unseen, (other) => sameAction(row, other)),
  }));
  const rest = unseen.map((row) => ({ base: undefined, mine: undefined, theirs: row }));
  return [...slots, ...[...added, ...rest].map((sides, index) => ({ key: `new action ${index}`, sides }))];
}

/**
 * Units in which an action's versions differ. An action that both have changed is decided condition by
 * condition, unless several actions share its name: then conditions of two filters could end up in one.
 */
export function actionUnits({ key, sides }: ActionSlot, alone: boolean): ActionUnit[] {
  const difference = compareSides(sides, sameAction);
  if (difference === "none") return [];
  const { base, mine, theirs } = sides;
  const splits = difference === "conflict" && alone && base && mine && theirs && mine.draft === "";
  if (!splits) return [{ kind: "action", key, difference, sides }];
  const action = theirs.name;
  const conditions = filterUnits(filtersOf({ base, mine, theirs })).map(
    (unit): ActionUnit => ({
      kind: "condition",
      key: `${key} ${JSON.stringify(unit.place)}`,
      difference: unit.difference,
      action,
      unit,
    }),
  );
  const extra = { base: base.extra, mine: mine.extra, theirs: theirs.extra };
  const fields = compareSides(extra, sameFields);
  if (fields === "none") return conditions;
  return [
    ...conditions,
    { kind: "action_fields", key: `${key} fields`, difference: fields, action, sides: extra },
  ];
}

/** The merged action; `undefined` if it is removed. */
export function mergeAction(
  slot: ActionSlot,
  alone: boolean,
  pick: (unit: ActionUnit) => Side,
): ActionRow | undefined {
  const units = actionUnits(slot, alone);
  const { base, mine, theirs } = slot.sides;
  const [whole] = units;
  if (whole === undefined) return theirs;
  if (whole.kind === "action") return whole.sides[pick(whole)];
  if (!base || !mine || !theirs) return theirs;
  const sides = filtersOf({ base, mine, theirs });
  const conditions = units.flatMap((unit) => (unit.kind === "condition" ? [unit] : []));
  const picked = new Map(conditions.map((condition) => [condition.unit, pick(condition)]));
  const filters = mergeFilters(
    sides,
    conditions.map(({ unit }) => unit),
    (unit) => picked.get(unit) ?? "theirs",
  );
  const fields = units.find((unit) => unit.kind === "action_fields");
  const extra = fields ? fields.sides[pick(fields)] : theirs.extra;
  return { name: theirs.name, filters: keepFilter(filters), draft: "", problems: [], extra };
}

/** Tests for names that occur at most once in each version. */
export function loneNames({ base, mine, theirs }: Sides<readonly ActionRow[]>): (name: string) => boolean {
  const several = new Set(
    [base, mine, theirs].flatMap((rows) =>
      rows.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index),
    ),
  );
  return (name) => !several.has(name);
}

function sameAction(one: ActionRow | undefined, two: ActionRow | undefined): boolean {
  return textOf(one) === textOf(two);
}

function textOf(row: ActionRow | undefined): string {
  if (row === undefined) return "";
  const { name, filters, draft, extra } = row;
  return stableJson([name, keptFilter(filters) ?? null, draft, keptFields(extra)]);
}

export function sameFields(one: string, two: string): boolean {
  return sameJson(keptFields(one), keptFields(two));
}

function filtersOf({ base, mine, theirs }: Sides<ActionRow>) {
  return {
    base: keptFilter(base.filters),
    mine: keptFilter(mine.filters),
    theirs: keptFilter(theirs.filters),
  };
}

/**
 * Pairs each base action with its later version: equal actions first, then changed ones by name. Unpaired
 * actions are new.
 */
function pair(base: readonly ActionRow[], now: readonly ActionRow[]) {
  const changed: (ActionRow | undefined)[] = base.map(() => undefined);
  const free = new Set(base.keys());
  const place = (row: ActionRow, fits: (old: ActionRow) => boolean) => {
    const index = base.findIndex((old, index) => free.has(index) && fits(old));
    if (index < 0) return false;
    free.delete(index);
    changed[index] = row;
    return true;
  };
  const added = now
    .filter((row) => !place(row, (old) => sameAction(old, row)))
    .filter((row) => !place(row, ({ name }) => name === row.name));
  return { changed, added };
}

function takeOut<T>(list: T[], wanted: (item: T) => boolean): T | undefined {
  const index = list.findIndex(wanted);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}
