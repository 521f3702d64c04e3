/**
 * One text for all spellings of the same JSON: the order of an object's names does not count, `undefined`
 * fields are left out, and `undefined` itself is the empty text.
 * @param quoted writes a name or text, to hide characters in what people read
 */
export function stableJson(value: unknown, quoted: (text: string) => string = JSON.stringify): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  if (Array.isArray(value)) return `[${value.map((item) => stableJson(item, quoted) || "null").join(",")}]`;
  const entries: [string, unknown][] = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, item]) => `${quoted(name)}:${stableJson(item, quoted)}`).join(",")}}`;
}

/** Whether two values are the same JSON. */
export function sameJson(one: unknown, two: unknown): boolean {
  return stableJson(one) === stableJson(two);
}
