import {
  type Choices,
  compareSides,
  type Difference,
  naturalSide,
  type Side,
  type Sides,
} from "@/lib/changes/three-way";
import { stableJson } from "@/lib/text/stable-json";
import { type BotForm, type GroupRow, NEW_BOT } from "./form";
import {
  type ActionUnit,
  actionSlots,
  actionUnits,
  loneNames,
  mergeAction,
  sameFields,
} from "./merge-actions";
import { keptFields } from "./verbatim";

type TextField = "name" | "avatar" | "status" | "capacity";
type Webhooks = BotForm["webhooks"];

/** A part of a bot in which the three versions differ and that a merge decides alone. */
export type MergeUnit =
  | ActionUnit
  | ({ key: string; difference: Exclude<Difference, "none"> } & (
      | { kind: "field"; field: TextField; sides: Sides<string> }
      | { kind: "group"; id: number; sides: Sides<GroupRow | undefined> }
      /** The webhooks as a whole, as one version has none. */
      | { kind: "webhooks"; sides: Sides<Webhooks> }
      | { kind: "url"; sides: Sides<string> }
      | { kind: "secret"; sides: Sides<Webhooks["secret"]> }
      | { kind: "webhook_fields"; sides: Sides<string> }
    ));

const TEXT_FIELDS = ["name", "avatar", "status", "capacity"] as const satisfies readonly TextField[];

/** The units in which base, mine and theirs differ, in the order of the form. */
export function mergeUnits(sides: Sides<BotForm>): MergeUnit[] {
  const fields = TEXT_FIELDS.map((field): MergeUnit | undefined => {
    const texts = each(sides, (form) => form[field]);
    return differing(
      { kind: "field", key: field, field, sides: texts },
      field === "capacity" ? sameNumber : same,
    );
  });
  const groups = groupIds(sides).map((id): MergeUnit | undefined =>
    differing({ kind: "group", key: `group ${id}`, id, sides: each(sides, groupOf(id)) }, sameGroup),
  );
  return [...fields.filter(isThere), ...groups.filter(isThere), ...webhookUnits(each(sides, ofWebhooks))];
}

/** Conflicts that nobody has decided yet. */
export function undecided(units: readonly MergeUnit[], choices: Choices): MergeUnit[] {
  return units.filter(({ key, difference }) => difference === "conflict" && choices[key] === undefined);
}

/** Whether a side can be taken: a stored secret that another person replaced is stored nowhere any more. */
export function canTake(unit: MergeUnit, side: Side): boolean {
  return unit.kind !== "secret" || side === "theirs" || unit.sides.mine.kind === "value";
}

/**
 * The bot with one side taken for each unit: the chosen one, else the side that changed. Unchanged parts come
 * from `theirs`, the newest. An undecided conflict takes `mine`, so decide all conflicts before saving.
 */
export function mergeBots(sides: Sides<BotForm>, choices: Choices = {}): BotForm {
  const { theirs } = sides;
  const chosen = new Map(mergeUnits(sides).map((unit) => [unit.key, sideOf(unit, choices)]));
  const take = <T>(key: string, values: Sides<T>): T => values[chosen.get(key) ?? "theirs"];
  const merged = { ...theirs };
  for (const field of TEXT_FIELDS)
    merged[field] = take(
      field,
      each(sides, (form) => form[field]),
    );
  merged.groups = groupIds(sides)
    .map((id) => take(`group ${id}`, each(sides, groupOf(id))))
    .filter(isThere);
  merged.webhooks = mergeWebhooks(each(sides, ofWebhooks), choices);
  return merged;
}

function mergeWebhooks(sides: Sides<Webhooks>, choices: Choices): Webhooks {
  const units = webhookUnits(sides);
  const { mine, theirs } = sides;
  const pick = (unit: MergeUnit) => sideOf(unit, choices);
  const [whole] = units;
  if (whole?.kind === "webhooks") return whole.sides[pick(whole)];
  if (!mine.on || !theirs.on) return theirs;
  const taken = (kind: "url" | "secret" | "webhook_fields"): Side => {
    const unit = units.find((unit) => unit.kind === kind);
    return unit ? pick(unit) : "theirs";
  };
  const rows = each(sides, ({ actions }) => actions);
  const slots = actionSlots(rows);
  // Actions in the order of `theirs`; actions added in `mine` come last.
  const order = [...theirs.actions, ...mine.actions];
  const place = ({ sides }: (typeof slots)[number]) =>
    order.findIndex((row) => row === (sides.theirs ?? sides.mine));
  const alone = loneNames(rows);
  const actions = slots
    .toSorted((a, b) => place(a) - place(b))
    .map((slot) => mergeAction(slot, alone(nameOf(slot)), pick))
    .filter(isThere);
  return {
    on: true,
    url: sides[taken("url")].url,
    secret: sides[taken("secret")].secret,
    extra: sides[taken("webhook_fields")].extra,
    actions,
  };
}

function webhookUnits(sides: Sides<Webhooks>): MergeUnit[] {
  const { base, mine, theirs } = sides;
  if (!mine.on || !theirs.on) {
    const unit = differing({ kind: "webhooks", key: "webhooks", sides }, sameWebhooks);
    return unit ? [unit] : [];
  }
  const rows = each(sides, ({ actions }) => actions);
  const alone = loneNames(rows);
  return [
    differing({ kind: "url", key: "webhooks.url", sides: each(sides, ({ url }) => url) }, same),
    secretUnit({ base: base.secret, mine: mine.secret, theirs: theirs.secret }),
    differing(
      { kind: "webhook_fields", key: "webhooks.fields", sides: each(sides, ({ extra }) => extra) },
      sameFields,
    ),
    ...actionSlots(rows).flatMap((slot) => actionUnits(slot, alone(nameOf(slot)))),
  ].filter(isThere);
}

/** A typed secret differs from any other; stored secrets differ by their digests, where those are known. */
function secretUnit(sides: Sides<Webhooks["secret"]>): MergeUnit | undefined {
  const { base, mine, theirs } = sides;
  const byMe = mine.kind === "value" && (base.kind === "keep" || mine.value !== base.value);
  const another = base.digest !== undefined && theirs.digest !== undefined && base.digest !== theirs.digest;
  const byThem = base.kind !== theirs.kind || another;
  if (!byMe && !byThem) return undefined;
  const difference = byMe ? (byThem ? "conflict" : "mine") : "theirs";
  return { kind: "secret", key: "webhooks.secret", difference, sides };
}

function sideOf(unit: MergeUnit, choices: Choices): Side {
  const side = choices[unit.key] ?? naturalSide(unit.difference);
  return canTake(unit, side) ? side : "theirs";
}

/** A unit, if the sides differ. */
function differing<T, const U extends { sides: Sides<T> }>(
  unit: U,
  equal: (one: T, two: T) => boolean,
): (U & { difference: Exclude<Difference, "none"> }) | undefined {
  const difference = compareSides(unit.sides, equal);
  return difference === "none" ? undefined : { ...unit, difference };
}

function each<T, U>({ base, mine, theirs }: Sides<T>, part: (side: T) => U): Sides<U> {
  return { base: part(base), mine: part(mine), theirs: part(theirs) };
}

/**
 * Empty webhooks for a bot whose webhooks are off: settings typed before they were turned off do not count.
 */
function ofWebhooks({ webhooks }: BotForm): Webhooks {
  return webhooks.on ? webhooks : NEW_BOT.webhooks;
}

function groupOf(id: number) {
  return ({ groups }: BotForm): GroupRow | undefined => groups.find((row) => row.id === id);
}

function groupIds({ base, mine, theirs }: Sides<BotForm>): number[] {
  return [...new Set([...theirs.groups, ...mine.groups, ...base.groups].map(({ id }) => id))];
}

function nameOf({ sides }: { sides: Sides<{ name: string } | undefined> }): string {
  return (sides.base ?? sides.mine ?? sides.theirs)?.name ?? "";
}

function same(one: string, two: string): boolean {
  return one === two;
}

function sameNumber(one: string, two: string): boolean {
  return one.trim() === two.trim();
}

function sameGroup(one: GroupRow | undefined, two: GroupRow | undefined): boolean {
  const text = (row: GroupRow | undefined) => row && stableJson([row.priority, keptFields(row.extra)]);
  return text(one) === text(two);
}

function sameWebhooks(one: Webhooks, two: Webhooks): boolean {
  const text = ({ on, url, secret, extra, actions }: Webhooks) =>
    stableJson([on, url, secret, keptFields(extra), actions]);
  return text(one) === text(two);
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
