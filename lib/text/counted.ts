/** The form of a word that a count takes: `plural(1, "is", "are")` is "is", `plural(2, "bot")` is "bots". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}

/** A count and its noun: "1 bot", "2 bots", "0 entries". */
export function counted(count: number, one: string, many?: string): string {
  return `${count} ${plural(count, one, many)}`;
}
