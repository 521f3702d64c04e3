import type { EncodedEvent } from "./index-event";
import { statesOfMask, valuesOfMask } from "./index-mask";
import { UNKNOWN } from "./index-slots";
import type { Step } from "./index-step";

/*
 * A filter as a run of numbers. Head: its handle and the ends, counted from the start, of the exact steps, of all steps
 * to check, and of all steps, the last being the one it is posted under. An exact step is a column and a mask; another
 * is a column, whether its values are excluded, their count, and the values. Then its positions in postings.
 */
const HEAD = 4;
const EXACT_END = 1;
const CHECKED_END = 2;
const STEPS_END = 3;

/** The parts of a step that are needed to remove its filter from the index. */
export type WrittenStep = Pick<Step, "codes" | "states"> & { column: number };

/** All filters of an index in one array, so that checking one costs about one miss of the processor's cache. */
export class Records {
  private numbers = new Int32Array(1024);
  private end = 0;
  private readonly free = new Map<number, number[]>();

  /** Writes a filter, with room for its positions. Returns where its record starts. */
  add(handle: number, checked: readonly Step[], access: Step | undefined, positions: number): number {
    const exact = checked.filter((step) => step.exact).flatMap(toNumbers);
    const listed = checked.filter((step) => !step.exact).flatMap(toNumbers);
    const last = access ? toNumbers(access) : [];
    const exactEnd = HEAD + exact.length;
    const checkedEnd = exactEnd + listed.length;
    const stepsEnd = checkedEnd + last.length;
    const length = stepsEnd + positions;
    const start = this.free.get(length)?.pop() ?? this.extend(length);
    this.numbers.set([handle, exactEnd, checkedEnd, stepsEnd, ...exact, ...listed, ...last], start);
    return start;
  }

  handleOf(record: number): number {
    return this.numbers[record] as number;
  }

  /** Whether all steps to check hold for an event. Indexes are in range by construction, hence the casts. */
  holds(record: number, { bits, codes }: EncodedEvent): boolean {
    const { numbers } = this;
    const exactEnd = record + (numbers[record + EXACT_END] as number);
    const checkedEnd = record + (numbers[record + CHECKED_END] as number);
    let at = record + HEAD;
    for (; at < exactEnd; at += EXACT_LENGTH) {
      if (((bits[numbers[at] as number] as number) & (numbers[at + 1] as number)) === 0) return false;
    }
    while (at < checkedEnd) {
      const code = codes[numbers[at] as number] as number;
      const excludes = numbers[at + 1] === 1;
      const end = at + LISTED_HEAD + (numbers[at + 2] as number);
      at += LISTED_HEAD;
      while (at < end && numbers[at] !== code) at += 1;
      if (code === UNKNOWN || at < end === excludes) return false;
      at = end;
    }
    return true;
  }

  position(record: number, nth: number): number {
    return this.numbers[this.placeOf(record, nth)] as number;
  }

  setPosition(record: number, nth: number, position: number): void {
    this.numbers[this.placeOf(record, nth)] = position;
  }

  /** The steps of a filter; if `posted`, the last one is the step under which the filter is posted. */
  read(record: number): { steps: WrittenStep[]; posted: boolean } {
    const [, exactEnd = 0, checkedEnd = 0, stepsEnd = 0] = this.numbers.subarray(record, record + HEAD);
    const numbers = this.numbers.subarray(record, record + stepsEnd);
    const steps: WrittenStep[] = [];
    for (let at = HEAD; at < stepsEnd; ) {
      const isExact = at < exactEnd || (at >= checkedEnd && stepsEnd - at === EXACT_LENGTH);
      const { step, length } = isExact ? readExact(numbers, at) : readListed(numbers, at);
      steps.push(step);
      at += length;
    }
    return { steps, posted: checkedEnd < stepsEnd };
  }

  /** Frees a record's room. */
  remove(record: number, positions: number): void {
    const length = (this.numbers[record + STEPS_END] as number) + positions;
    const starts = this.free.get(length);
    if (starts) starts.push(record);
    else this.free.set(length, [record]);
  }

  private placeOf(record: number, nth: number): number {
    return record + (this.numbers[record + STEPS_END] as number) + nth;
  }

  private extend(length: number): number {
    const start = this.end;
    this.end += length;
    if (this.end > this.numbers.length) {
      const grown = new Int32Array(Math.max(2 * this.numbers.length, this.end));
      grown.set(this.numbers);
      this.numbers = grown;
    }
    return start;
  }
}

const EXACT_LENGTH = 2;
const LISTED_HEAD = 3;

function toNumbers({ slot, mask, exact, codes, excludes }: Step): number[] {
  return exact ? [slot.column, mask] : [slot.column, excludes ? 1 : 0, codes.length, ...codes];
}

function readExact(numbers: Int32Array, at: number): { step: WrittenStep; length: number } {
  const [column = 0, mask = 0] = numbers.subarray(at, at + EXACT_LENGTH);
  return { step: { column, codes: valuesOfMask(mask), states: statesOfMask(mask) }, length: EXACT_LENGTH };
}

function readListed(numbers: Int32Array, at: number): { step: WrittenStep; length: number } {
  const [column = 0, excludes, count = 0] = numbers.subarray(at, at + LISTED_HEAD);
  const codes = [...numbers.subarray(at + LISTED_HEAD, at + LISTED_HEAD + count)];
  return { step: { column, codes, states: excludes ? undefined : codes }, length: LISTED_HEAD + count };
}
