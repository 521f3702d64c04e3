import { replaceHarmful } from "./unseen";

/**
 * A value as JSON that may stand in a terminal or a log: what could hide, turn around or rewrite its surroundings is
 * escaped as JSON does it, so that it is read back exactly.
 */
export function jsonText(value: unknown, space?: number): string {
  // JSON escapes the line breaks of texts itself; the others are between the lines.
  return replaceHarmful(JSON.stringify(value, null, space) ?? "", (character) =>
    character === "\n" ? character : character.split("").map(unitEscape).join(""),
  );
}

/** Half of a character beyond the first 65,536, or a whole one, as in `\u202e`. */
function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
