import { replaceHarmful } from "./unseen";

/**
 * A value as JSON for a terminal or a log: characters that could hide, reverse or rewrite their surroundings
 * are escaped as JSON does, so that the value is read back exactly.
 */
export function jsonText(value: unknown, space?: number): string {
  // JSON escapes line breaks inside texts itself; the other ones are between its lines.
  return replaceHarmful(JSON.stringify(value, null, space) ?? "", (character) =>
    character === "\n" ? character : character.split("").map(unitEscape).join(""),
  );
}

/** The escape of one UTF-16 unit, as in `\u202e`. */
function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
