import { type Step, maskOf, statesRequired, isSpecific } from "./index-program";
import type { Records } from "./index-records";
import type { Posting } from "./index-slots";

/*
 * An entry of a posting is four numbers: the column and the mask of its filter's guard, the filter's record, and which
 * of the filter's entries this is. The guard, the most selective of the conditions left to check, dismisses most
 * entries without a look at the record, which would be a miss of the cache.
 */
export const ENTRY = 4;

/** Where in a record stands its filter's handle, the end of the steps to check, the end of all steps, and the first. */
export const HANDLE = 0;
export const CHECKED_END = 1;
export const STEPS_END = 2;
export const STEPS = 3;

const ANY_COLUMN = 0;
const ANY_STATE = ~0;

/** Appends a filter to a posting and notes the position in its record. */
export function post(
  posting: Posting,
  guard: Step | undefined,
  records: Records,
  record: number,
  nth: number,
) {
  records.numbers[positionAt(records, record, nth)] = posting.length;
  if (guard) posting.push(guard.slot.column, maskOf(guard), record, nth);
  else posting.push(ANY_COLUMN, ANY_STATE, record, nth);
}

/** Takes a filter's nth entry out; the last one moves there, so nothing is searched or shifted. */
export function unpost(posting: Posting, records: Records, record: number, nth: number): void {
  const position = records.at(positionAt(records, record, nth));
  const [column = 0, mask = 0, moved = 0, nthOfMoved = 0] = posting.splice(-ENTRY);
  if (position === posting.length) return;
  posting[position] = column;
  posting[position + 1] = mask;
  posting[position + 2] = moved;
  posting[position + 3] = nthOfMoved;
  records.numbers[positionAt(records, moved, nthOfMoved)] = position;
}

/** Positions stand behind the steps. */
function positionAt(records: Records, record: number, nth: number): number {
  return record + records.at(record + STEPS_END) + nth;
}

/**
 * The step to post a filter under: the one that the fewest events are likely to pass, judged by how many filters wait
 * there already, and something specific before mere presence or absence. `undefined` when no step requires anything.
 */
export function rarestOf(steps: readonly Step[]): Step | undefined {
  let rarest: Step | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const step of steps) {
    const states = statesRequired(step);
    if (!states) continue;
    const waiting = states.reduce((sum, state) => sum + (step.slot.postings[state]?.length ?? 0) + 1, 0);
    const cost = isSpecific(step) ? waiting : waiting + Number.MAX_SAFE_INTEGER / 2;
    if (cost < least) {
      least = cost;
      rarest = step;
    }
  }
  return rarest;
}
