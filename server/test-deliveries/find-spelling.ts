import "server-only";
import { LONGEST_RECOGNISED, type Spelling } from "./secret-spellings";

/** A part of a text: `from` inclusive, `to` exclusive. */
export type Part = { from: number; to: number };

/** Cost of a search, in steps of 32 bits; depends on the length of the text, not on its content. */
export type Work = { steps: number };

/** Longest encoding of a unit, in characters: the end of a cut-off text may contain so much of an incomplete one. */
const LONGEST_UNIT = 40;
const BROKEN_OFF = /^[\\%&#\w]{0,40}$/;

/**
 * Finds a spelling in a text in one walk from the text's end to its beginning. Each place gets a row with
 * one bit per unit of the spelling, set if the spelling from that unit on can be read there. No part is
 * read twice, as a regular expression would.
 */
export class SpellingSearch {
  private readonly units: string;
  private readonly last: string;
  private readonly words: number;
  /** Positions of each unit in the spelling, as bits. */
  private readonly places = new Map<string, Uint32Array>();

  constructor(
    private readonly spelling: Spelling,
    private readonly work: Work = { steps: 0 },
  ) {
    this.units = spelling.units.slice(0, LONGEST_RECOGNISED);
    this.last = this.units.slice(-1);
    this.words = Math.floor(this.units.length / 32) + 1;
    for (let at = 0; at < this.units.length; at += 1) {
      const unit = this.units.charAt(at);
      this.putPlace(unit, at);
      // A lone surrogate has no UTF-8 bytes; encoders write U+FFFD for it.
      if (isLone(this.units, at)) this.putPlace("\ufffd", at);
    }
  }

  /** Matches from left to right. A spelling longer than LONGEST_RECOGNISED matches up to the end of the text. */
  whole(text: string): Part[] {
    const rows = this.rowsOf(text, text.length + 1);
    const found: Part[] = [];
    let from = 0;
    while (from < text.length) {
      if (!this.has(rows, from, 0)) {
        from += 1;
        continue;
      }
      const to = this.units.length < this.spelling.units.length ? text.length : this.endOf(text, rows, from);
      found.push({ from, to });
      from = to;
    }
    return found;
  }

  /** Start of an incomplete match at the end of the text, with at least `fewest` units. */
  broken(text: string, fewest: number): number | undefined {
    const earliest = Math.max(0, text.length - this.units.length * LONGEST_UNIT);
    const end = text.slice(earliest);
    const rows = this.rowsOf(end, Math.max(0, end.length - LONGEST_UNIT), fewest);
    for (let at = 0; at <= end.length - fewest; at += 1) if (this.has(rows, at, 0)) return earliest + at;
    return undefined;
  }

  private putPlace(unit: string, at: number): void {
    const row = this.places.get(unit) ?? new Uint32Array(this.words);
    row[at >> 5] = (row[at >> 5] ?? 0) | (1 << (at & 31));
    this.places.set(unit, row);
  }

  private has(rows: Rows, at: number, unit: number): boolean {
    return (((rows.bits[at * this.words + (unit >> 5)] ?? 0) >>> (unit & 31)) & 1) === 1;
  }

  /** At places from `broken` on, an incomplete unit at the end of the text ends a match of at least `fewest` units. */
  private rowsOf(text: string, broken: number, fewest = 0): Rows {
    const { words, units, work } = this;
    const rows: Rows = {
      bits: new Uint32Array((text.length + 1) * words),
      some: new Uint8Array(text.length + 1),
    };
    for (let at = text.length; at >= 0; at -= 1) {
      const row = at * words;
      work.steps += 1;
      if (at >= broken && BROKEN_OFF.test(text.slice(at))) {
        for (let unit = fewest; unit < units.length; unit += 1) this.set(rows, at, unit);
      }
      if (at < text.length) {
        for (const { units: read, end } of this.spelling.readingsAt(text, at))
          this.read(rows, row, read, end);
        if (this.spelling.escaped && text.charAt(at) === "\\" && rows.some[at + 1]) this.copy(rows, at);
      }
      // In a search for whole spellings, a match may end at any place.
      if (broken > text.length) this.setEnd(rows, at);
    }
    return rows;
  }

  /** Adds to a row the bits of the row at `end`, shifted by the one or two units that were read. */
  private read(rows: Rows, row: number, read: string, end: number): void {
    const { words, places } = this;
    const [first, second] = [
      places.get(read.charAt(0)),
      read.length > 1 ? places.get(read.charAt(1)) : undefined,
    ];
    if (first === undefined || (read.length > 1 && second === undefined)) return;
    if (!rows.some[end] && !read.endsWith(this.last) && read !== "\ufffd") return;
    this.work.steps += words;
    let later = 0;
    let laterStill = 0;
    const from = end * words;
    for (let word = words - 1; word >= 0; word -= 1) {
      const there = rows.bits[from + word] ?? 0;
      let shifted = ((there >>> 1) | (later << 31)) >>> 0;
      later = there & 1;
      if (second) {
        const known = shifted & (second[word] ?? 0);
        shifted = ((known >>> 1) | (laterStill << 31)) >>> 0;
        laterStill = known & 1;
      }
      const bits = shifted & (first[word] ?? 0);
      if (bits === 0) continue;
      rows.bits[row + word] = (rows.bits[row + word] ?? 0) | bits;
      rows.some[row / words] = 1;
    }
  }

  /** Copies the next row to this one: a backslash may stand before any unit. */
  private copy(rows: Rows, at: number): void {
    const row = at * this.words;
    this.work.steps += this.words;
    for (let word = 0; word < this.words; word += 1) {
      rows.bits[row + word] = (rows.bits[row + word] ?? 0) | (rows.bits[row + this.words + word] ?? 0);
    }
    rows.some[at] = 1;
  }

  private set(rows: Rows, at: number, unit: number): void {
    const word = at * this.words + (unit >> 5);
    rows.bits[word] = (rows.bits[word] ?? 0) | (1 << (unit & 31));
    rows.some[at] = 1;
  }

  private setEnd(rows: Rows, at: number): void {
    const word = at * this.words + (this.units.length >> 5);
    rows.bits[word] = (rows.bits[word] ?? 0) | (1 << (this.units.length & 31));
  }

  /** The end of a match that begins at `from`, with the longest reading at each place. */
  private endOf(text: string, rows: Rows, from: number): number {
    let [at, unit] = [from, 0];
    while (unit < this.units.length) {
      const next = this.stepFrom(text, rows, at, unit);
      if (next === undefined) return Math.max(at, from + 1);
      [at, unit] = next;
    }
    return at;
  }

  private stepFrom(text: string, rows: Rows, at: number, unit: number): [number, number] | undefined {
    const isNext = ({ units: read, end }: { units: string; end: number }) =>
      this.isAt(read, unit) && this.has(rows, end, unit + read.length);
    const ways = this.spelling.readingsAt(text, at).filter(isNext);
    const longest = ways.toSorted((a, b) => b.end - a.end)[0];
    if (longest) return [longest.end, unit + longest.units.length];
    return this.spelling.escaped && text.charAt(at) === "\\" && this.has(rows, at + 1, unit)
      ? [at + 1, unit]
      : undefined;
  }

  private isAt(read: string, unit: number): boolean {
    return read.split("").every((one, offset) => {
      const at = unit + offset;
      return (((this.places.get(one)?.[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1;
    });
  }
}

type Rows = { bits: Uint32Array; some: Uint8Array };

function isLone(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdbff) return !/[\udc00-\udfff]/.test(text.charAt(at + 1));
  return code >= 0xdc00 && code <= 0xdfff && !/[\ud800-\udbff]/.test(text.charAt(at - 1));
}
