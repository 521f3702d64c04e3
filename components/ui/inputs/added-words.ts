import { counted } from "@/lib/text/counted";

/**
 * Announcement after texts were added to a list of values: names a single one, counts several, and mentions
 * duplicates and blanks.
 */
export function addedWords(texts: readonly string[], there: readonly string[]): string {
  const values = texts.map((text) => text.trim()).filter((text) => text !== "");
  const fresh = [...new Set(values)].filter((value) => !there.includes(value));
  if (texts.length === 1)
    return fresh.length === 1 ? `Added ${fresh.join("")}` : `${values.join("")} is there already`;
  const left = [
    ...some(values.length - fresh.length, "duplicate"),
    ...some(texts.length - values.length, "blank"),
  ];
  const added = `${fresh.length === 0 ? "No value" : counted(fresh.length, "value")} added`;
  return left.length > 0 ? `${added}, ${left.join(" and ")} left out` : added;
}

function some(count: number, noun: string): string[] {
  return count === 0 ? [] : [counted(count, noun)];
}
