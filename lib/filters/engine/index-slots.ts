import type { Scalar } from "@/lib/contract/filters";
import type { ContextPart } from "../context";

/*
 * States of a property as codes: unknown, absent, present with a value that no stored filter names, and from
 * `FIRST_VALUE` on one code for each value that some filter names.
 */
export const UNKNOWN = -1;
export const ABSENT = 0;
export const PRESENT = 1;
export const FIRST_VALUE = 2;

/** Filters to check when a property is in some state (see `index-postings.ts`). */
export type Posting = number[];

/** A property, or an agent, that stored filters name: a column of the encoded event. */
export type Slot = {
  readonly column: number;
  readonly part: ContextPart;
  readonly namespace: string;
  readonly name: string;
  uses: number;
  readonly codes: Map<Scalar, number>;
  /** By code: the value, how many filters name it, and the filters posted under that state. */
  readonly values: (Scalar | undefined)[];
  readonly valueUses: number[];
  readonly postings: (Posting | undefined)[];
  readonly freeCodes: number[];
};

/** Namespace of agents, which have only a name. */
export const AGENTS_NAMESPACE = "";

/** Properties, agents and values that stored filters name, counted, so that unused ones are freed. */
export class Slots {
  /** Slots by column; column 0 is never used. */
  readonly byColumn: (Slot | undefined)[] = [undefined];
  private readonly parts = new Map<ContextPart, Map<string, Map<string, Slot>>>();
  private readonly freeColumns: number[] = [];

  in(part: ContextPart): ReadonlyMap<string, ReadonlyMap<string, Slot>> | undefined {
    return this.parts.get(part);
  }

  /** The slot of a property, created if missing. Counts a use, to be returned with `release`. */
  take(part: ContextPart, namespace: string, name: string): Slot {
    const names = enter(enter(this.parts, part), namespace);
    let slot = names.get(name);
    if (!slot) {
      const column = this.freeColumns.pop() ?? this.byColumn.length;
      slot = { column, part, namespace, name, ...emptySlot() };
      names.set(name, slot);
      this.byColumn[column] = slot;
    }
    slot.uses += 1;
    return slot;
  }

  /** The code of a value, created if missing. Counts a use, to be returned with `release`. */
  takeValue(slot: Slot, value: Scalar): number {
    let code = slot.codes.get(value);
    if (code === undefined) {
      code = slot.freeCodes.pop() ?? slot.values.length;
      slot.codes.set(value, code);
      slot.values[code] = value;
    }
    slot.valueUses[code] = (slot.valueUses[code] ?? 0) + 1;
    return code;
  }

  /** Returns one use of a slot and of values in it. */
  release(slot: Slot, codes: readonly number[]): void {
    for (const code of codes) releaseValue(slot, code);
    slot.uses -= 1;
    if (slot.uses > 0) return;
    const namespaces = this.parts.get(slot.part);
    const names = namespaces?.get(slot.namespace);
    names?.delete(slot.name);
    if (names?.size === 0) namespaces?.delete(slot.namespace);
    this.byColumn[slot.column] = undefined;
    this.freeColumns.push(slot.column);
  }
}

function emptySlot() {
  return {
    uses: 0,
    codes: new Map<Scalar, number>(),
    values: Array<Scalar | undefined>(FIRST_VALUE).fill(undefined),
    valueUses: [],
    postings: [],
    freeCodes: [],
  };
}

function releaseValue(slot: Slot, code: number): void {
  const left = (slot.valueUses[code] ?? 0) - 1;
  slot.valueUses[code] = left;
  const value = slot.values[code];
  if (left > 0 || value === undefined) return;
  slot.codes.delete(value);
  slot.values[code] = undefined;
  slot.postings[code] = undefined;
  slot.freeCodes.push(code);
}

function enter<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}
