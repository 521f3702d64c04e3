import { sameValue } from "@/lib/changes/same";
import {
  type Choices,
  compareSides,
  type Difference,
  naturalSide,
  type Side,
  type Sides,
} from "@/lib/changes/three-way";
import { type FilterUnit, filterUnits, mergeFilters } from "@/lib/filters/merge";
import type { ShownWebhook } from "./api";
import { fieldsOf, toForm, toWire, type WebhookFields, type WebhookForm } from "./form";

/*
 * Merges two people's changes of a webhook. A change gives a webhook a new id, so `theirs` is another
 * webhook: the latest replacement.
 */

/** The webhook that the form started from, the form, and the webhook that has replaced it since. */
export type WebhookSides = { base: ShownWebhook; mine: WebhookForm; theirs: ShownWebhook };

/** A part of a webhook in which the three versions differ and that a merge decides alone. */
export type WebhookUnit = { key: string; difference: Exclude<Difference, "none"> } & (
  | { kind: "field"; field: string; sides: Sides<unknown> }
  | { kind: "secret"; sides: Sides<SecretSide> }
  | { kind: "condition"; action: string; unit: FilterUnit }
);

/** `digest` tells stored secrets apart; a typed secret has none. */
export type SecretSide = { kind: "none" | "typed" | "stored"; digest?: string };

/** Fields that have a place of their own in the form, in its order. */
const FIRST = ["url", "description", "action"] as const;

/** The units in which the versions differ, in the order of the form. */
export function webhookUnits(sides: WebhookSides): WebhookUnit[] {
  const wires = wiresOf(sides);
  const conditions = filterUnits(mapSides(wires, ({ filters }) => filters)).map(
    (unit): WebhookUnit => ({
      kind: "condition",
      key: `condition ${JSON.stringify(unit.place)}`,
      difference: unit.difference,
      action: wires.theirs.action,
      unit,
    }),
  );
  return [
    ...FIRST.flatMap((field) => fieldUnit(field, wires)),
    ...conditions,
    ...secretUnit(sides),
    ...others(wires),
  ];
}

/** Whether a side can be taken: a stored secret that another person replaced is stored nowhere any more. */
export function canTakeSide(unit: WebhookUnit, side: Side): boolean {
  return unit.kind !== "secret" || side === "theirs" || unit.sides.mine.kind === "typed";
}

/**
 * A form that starts from theirs, with one side taken for each unit: the chosen one, else the side that
 * changed. An undecided conflict takes `mine`, so decide all conflicts before saving.
 */
export function mergeWebhooks(sides: WebhookSides, choices: Choices = {}): WebhookForm {
  const wires = wiresOf(sides);
  const units = webhookUnits(sides);
  const pick = (unit: WebhookUnit): Side => {
    const side = choices[unit.key] ?? naturalSide(unit.difference);
    return canTakeSide(unit, side) ? side : "theirs";
  };
  const fields = new Map<string, unknown>(Object.entries(wires.theirs));
  for (const unit of units) {
    if (unit.kind === "field") fields.set(unit.field, unit.sides[pick(unit)]);
  }
  const picked = new Map(
    units.flatMap((unit) => (unit.kind === "condition" ? [[unit.unit, pick(unit)]] : [])),
  );
  const filters = mergeFilters(
    mapSides(wires, (wire) => wire.filters),
    [...picked.keys()],
    (unit) => picked.get(unit) ?? "theirs",
  );
  const secret = units.find(({ kind }) => kind === "secret");
  const typed = secret !== undefined && pick(secret) === "mine";
  const present = [...fields].filter(([name, value]) => name !== "filters" && value !== undefined);
  const merged = {
    ...(Object.fromEntries(present) as WebhookFields),
    ...(filters === undefined ? {} : { filters }),
  };
  const started = toForm(merged, sides.theirs.has_secret ? "original" : "typed");
  return typed ? { ...started, secretFrom: "typed", secret: sides.mine.secret } : started;
}

function fieldUnit(field: string, wires: Sides<WebhookFields>): WebhookUnit[] {
  const values = mapSides(wires, (wire) => wire[field]);
  const difference = compareSides(values, (one, two) => sameValue(field, one || null, two || null));
  return difference === "none" ? [] : [{ kind: "field", key: field, field, difference, sides: values }];
}

/** Fields that this product does not know. */
function others(wires: Sides<WebhookFields>): WebhookUnit[] {
  const names = new Set([wires.base, wires.mine, wires.theirs].flatMap((wire) => Object.keys(wire)));
  for (const known of [...FIRST, "filters"]) names.delete(known);
  return [...names].flatMap((name) => fieldUnit(name, wires));
}

const TYPED: SecretSide = { kind: "typed" };

function secretUnit({ base, mine, theirs }: WebhookSides): WebhookUnit[] {
  const stored = ({ has_secret, secret_digest: digest }: ShownWebhook): SecretSide =>
    has_secret ? { kind: "stored", digest } : { kind: "none" };
  const typed = mine.secretFrom === "typed" && mine.secret !== "";
  const sides = {
    base: stored(base),
    mine: typed ? TYPED : stored(base),
    theirs: stored(theirs),
  };
  const difference = compareSides(sides, (one, two) => one.kind === two.kind && one.digest === two.digest);
  return difference === "none" ? [] : [{ kind: "secret", key: "secret", difference, sides }];
}

function wiresOf({ base, mine, theirs }: WebhookSides): Sides<WebhookFields> {
  return { base: fieldsOf(base), mine: toWire(mine), theirs: fieldsOf(theirs) };
}

function mapSides<T, U>({ base, mine, theirs }: Sides<T>, part: (side: T) => U): Sides<U> {
  return { base: part(base), mine: part(mine), theirs: part(theirs) };
}
