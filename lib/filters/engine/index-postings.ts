import { IS_KNOWN } from "./index-mask";
import type { Records } from "./index-record";
import type { Posting } from "./index-slots";
import type { Step } from "./index-step";

/*
 * An entry of a posting is five numbers: the column and the mask of its filter's guard, the filter's record, which of
 * the filter's entries this is, and the filter's handle if the guard settles it, else -1. The guard, the step most
 * likely to fail, dismisses most entries without a look at the record, which would be a miss of the cache.
 */
export const ENTRY = 5;
export const UNSETTLED = -1;

/** The part that is equal in every entry of one filter. */
export type Guard = { column: number; mask: number; settled: number };

/** The guard of a filter, from its steps to check. */
export function guardOf(checked: readonly Step[], handle: number): Guard {
  const [first, ...more] = checked;
  if (!first) return { column: 0, mask: IS_KNOWN, settled: handle };
  const settled = first.exact && more.length === 0 ? handle : UNSETTLED;
  return { column: first.slot.column, mask: first.mask, settled };
}

/** Appends a filter to a posting and notes the position in its record. */
export function post(posting: Posting, guard: Guard, records: Records, record: number, nth: number): void {
  records.setPosition(record, nth, posting.length);
  posting.push(guard.column, guard.mask, record, nth, guard.settled);
}

/** Removes a filter's nth entry; the posting's last entry takes its place, so nothing is shifted. */
export function unpost(posting: Posting, records: Records, record: number, nth: number): void {
  const position = records.position(record, nth);
  const last = posting.splice(-ENTRY);
  if (position === posting.length) return;
  last.forEach((number, offset) => {
    posting[position + offset] = number;
  });
  const [, , moved = 0, nthOfMoved = 0] = last;
  records.setPosition(moved, nthOfMoved, position);
}
