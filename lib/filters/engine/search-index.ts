import type { FilterContext } from "../context";
import { EncodedEvent } from "./index-event";
import { ENTRY, guardOf, post, UNSETTLED, unpost } from "./index-postings";
import { Records } from "./index-record";
import { ABSENT, type Posting, type Slot, Slots } from "./index-slots";
import { rarestOf, toSteps } from "./index-step";
import type { ParsedFilter } from "../model";
import { meaningOf } from "../codec/other";

/** Many filters that are decided together. Ids are the caller's own. */
export type FilterIndex<Id> = {
  /** Ids of the filters whose verdict is "would send", in no order. */
  match: (context: FilterContext) => Id[];
  /** Adds a filter; an existing filter of the same id is replaced. */
  add: (id: Id, filter: ParsedFilter) => void;
  /** Removes a filter; returns whether it existed. */
  remove: (id: Id) => boolean;
  readonly size: number;
};

/**
 * An index of filters that checks only likely ones: each filter is posted under the rarest state it requires
 * of an event, and its other conditions are checked as numbers. Made for hundreds of thousands of filters;
 * adding and removing rebuild nothing.
 */
export function indexFilters<Id>(filters: Iterable<readonly [Id, ParsedFilter]> = []): FilterIndex<Id> {
  const index = new PostedFilters<Id>();
  for (const [id, filter] of filters) index.add(id, filter);
  return index;
}

/**
 * Stands for the record of a filter whose verdict is never "would send", because it holds unknown content.
 */
const NO_RECORD = -1;

class PostedFilters<Id> implements FilterIndex<Id> {
  private readonly recordOf = new Map<Id, number>();
  private readonly ids: (Id | undefined)[] = [];
  private readonly freeHandles: number[] = [];
  private readonly records = new Records();
  private readonly slots = new Slots();
  private readonly event = new EncodedEvent();
  /** Filters that require no state by which an event could find them. */
  private readonly rest: Posting = [];
  /** Slots that some filter requires to be absent; an event does not mention absent slots. */
  private readonly absences = new Set<Slot>();

  get size(): number {
    return this.recordOf.size;
  }

  add(id: Id, filter: ParsedFilter): void {
    this.remove(id);
    if (meaningOf(filter.other) !== undefined) {
      this.recordOf.set(id, NO_RECORD);
      return;
    }
    const steps = filter.conditions.flatMap((condition) => toSteps(condition, this.slots));
    const access = rarestOf(steps);
    const checked = steps.filter((step) => step !== access).sort((a, b) => a.chance - b.chance);
    const handle = this.freeHandles.pop() ?? this.ids.length;
    this.ids[handle] = id;
    const postings = access ? this.postingsOf(access.slot, access.states) : [this.rest];
    const record = this.records.add(handle, checked, access, postings.length);
    this.recordOf.set(id, record);
    const guard = guardOf(checked, handle);
    postings.forEach((posting, nth) => post(posting, guard, this.records, record, nth));
  }

  remove(id: Id): boolean {
    const record = this.recordOf.get(id);
    if (record === undefined) return false;
    this.recordOf.delete(id);
    if (record === NO_RECORD) return true;
    const { records, slots } = this;
    const { steps, posted } = records.read(record);
    const written = steps.flatMap(({ column, ...step }) => {
      const slot = slots.byColumn[column];
      return slot ? [{ slot, ...step }] : [];
    });
    const access = posted ? written.at(-1) : undefined;
    const postings = access ? this.postingsOf(access.slot, access.states) : [this.rest];
    postings.forEach((posting, nth) => unpost(posting, records, record, nth));
    for (const { slot, codes } of written) {
      if (!slot.postings[ABSENT]?.length) this.absences.delete(slot);
      slots.release(slot, codes);
    }
    const handle = records.handleOf(record);
    this.ids[handle] = undefined;
    this.freeHandles.push(handle);
    records.remove(record, postings.length);
    return true;
  }

  match(context: FilterContext): Id[] {
    const { event } = this;
    const hits: Posting[] = [this.rest];
    event.encode(this.slots, context, hits);
    for (const slot of this.absences) {
      const posting = slot.postings[ABSENT];
      if (posting && event.isAbsent(slot)) hits.push(posting);
    }
    const fired: Id[] = [];
    for (const posting of hits) this.collect(posting, fired);
    return fired;
  }

  /** Adds a posting's filters that hold. Indexes are in range by construction, hence the casts. */
  private collect(posting: Posting, fired: Id[]): void {
    const { event, records, ids } = this;
    const { bits } = event;
    for (let at = 0; at < posting.length; at += ENTRY) {
      const state = bits[posting[at] as number] as number;
      if ((state & (posting[at + 1] as number)) === 0) continue;
      let handle = posting[at + 4] as number;
      if (handle === UNSETTLED) {
        const record = posting[at + 2] as number;
        if (!records.holds(record, event)) continue;
        handle = records.handleOf(record);
      }
      fired.push(ids[handle] as Id);
    }
  }

  private postingsOf(slot: Slot, states: readonly number[] = []): Posting[] {
    if (states.includes(ABSENT)) this.absences.add(slot);
    return states.map((state) => (slot.postings[state] ??= []));
  }
}
