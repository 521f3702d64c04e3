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
    counted(values.length - fresh.length, "duplicate"),
    counted(texts.length - values.length, "blank"),
  ].filter((words) => words !== undefined);
  const added = `${counted(fresh.length, "value") ?? "No value"} added`;
  return left.length > 0 ? `${added}, ${left.join(" and ")} left out` : added;
}

function counted(count: number, noun: string): string | undefined {
  return count === 0 ? undefined : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
