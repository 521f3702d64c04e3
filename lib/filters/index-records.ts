/** Numbers kept for each filter, all in one Int32Array, so that checking a filter costs one miss of the cache. */
export class Records {
  numbers = new Int32Array(1024);
  private end = 0;
  private readonly free = new Map<number, number[]>();

  /** Keeps the numbers; where they start. */
  add(numbers: readonly number[]): number {
    const start = this.free.get(numbers.length)?.pop() ?? this.extend(numbers.length);
    this.numbers.set(numbers, start);
    return start;
  }

  remove(start: number, length: number): void {
    const starts = this.free.get(length);
    if (starts) starts.push(start);
    else this.free.set(length, [start]);
  }

  /** The number at an index that `add` gave out, hence in range. */
  at(index: number): number {
    return this.numbers[index] as number;
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
