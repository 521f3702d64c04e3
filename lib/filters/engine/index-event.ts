import type { Scalar } from "@/lib/contract/filters";
import type { ContextPart, FilterContext } from "../context";
import {
  ABSENT,
  AGENTS_NAMESPACE,
  type Posting,
  PRESENT,
  type Slot,
  type Slots,
  UNKNOWN,
} from "./index-slots";
import { bitOf, IS_KNOWN } from "./index-mask";
import { isObject } from "../codec/json-object";
import { LOCATIONS } from "../model";
import { readProperty } from "../property-bag";

const PARTS: readonly ContextPart[] = [...LOCATIONS, "agents"];

/** A context turned into numbers, once for all filters: a state for each column, and its bit. */
export class EncodedEvent {
  codes = new Int32Array(64);
  bits = new Int32Array(64);

  /** Encodes a context, and adds to `hits` the postings of the states that the context mentions. */
  encode(slots: Slots, context: FilterContext, hits: Posting[]): void {
    this.reset(slots, context);
    for (const location of LOCATIONS) {
      const namespaces = slots.in(location);
      const bag = context[location];
      if (!namespaces || !bag) continue;
      for (const namespace of Object.keys(bag)) {
        const names = namespaces.get(namespace);
        const properties = bag[namespace];
        if (!names || !isObject(properties)) continue;
        for (const name of Object.keys(properties)) {
          const slot = names.get(name);
          if (slot) this.encodeProperty(slot, readProperty(properties[name]), hits);
        }
      }
    }
    this.encodeAgents(slots, context, hits);
  }

  private encodeProperty(slot: Slot, value: unknown, hits: Posting[]): void {
    if (value === undefined) return this.set(slot, ABSENT);
    const code = slot.codes.get(value as Scalar) ?? PRESENT;
    this.set(slot, code);
    const posting = slot.postings[code];
    if (posting) hits.push(posting);
    const present = slot.postings[PRESENT];
    if (present && code !== PRESENT) hits.push(present);
  }

  private encodeAgents(slots: Slots, context: FilterContext, hits: Posting[]): void {
    const agents = slots.in("agents")?.get(AGENTS_NAMESPACE);
    if (!agents) return;
    for (const agent of context.agentsGone ?? []) {
      const slot = agents.get(agent);
      if (slot) this.set(slot, ABSENT);
    }
    for (const agent of context.agents ?? []) {
      const slot = agents.get(agent);
      if (!slot || this.codes[slot.column] === PRESENT) continue;
      this.set(slot, PRESENT);
      const posting = slot.postings[PRESENT];
      if (posting) hits.push(posting);
    }
  }

  isAbsent(slot: Slot): boolean {
    return this.codes[slot.column] === ABSENT;
  }

  private set(slot: Slot, code: number): void {
    this.codes[slot.column] = code;
    this.bits[slot.column] = bitOf(code);
  }

  /** Sets every state to absent, or to unknown in parts that the context does not give completely. */
  private reset(slots: Slots, context: FilterContext): void {
    const columns = slots.byColumn.length;
    if (columns > this.codes.length) {
      this.codes = new Int32Array(2 * columns);
      this.bits = new Int32Array(2 * columns);
    }
    this.codes.fill(ABSENT, 0, columns);
    this.bits.fill(bitOf(ABSENT), 0, columns);
    this.bits[0] = IS_KNOWN;
    const open = PARTS.filter((part) => !context[part] || context.partial?.includes(part));
    if (open.length === 0) return;
    for (const slot of slots.byColumn) if (slot && open.includes(slot.part)) this.set(slot, UNKNOWN);
  }
}
