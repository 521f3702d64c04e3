const WORDS = new Intl.NumberFormat("en-US");

/** A count as people read it: 2,147,483,647. */
export function numberWords(count: number): string {
  return WORDS.format(count);
}
