import type { Scalar } from "@/lib/contract/filters";
import { escapeUnseen } from "@/lib/text/unseen";

// Words that would read as part of the sentence or as another type, so names like these are quoted.
const SENTENCE_WORDS = new Set(
  "agent agents and any are be chat event in is it its none not of or other thread the yes no true false null present absent with".split(
    " ",
  ),
);
const BARE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
const BARE_TEXT = /^\p{L}[\p{L}\p{N}_.@+-]*$/u;

/** Text in double quotes; quotes and characters that the eye would confuse are escaped. */
export function quote(text: string): string {
  return escapeUnseen(JSON.stringify(text));
}

/** A namespace or name in a sentence: bare if it is plain, otherwise quoted. */
export function nameWords(name: string): string {
  return BARE_NAME.test(name) && !SENTENCE_WORDS.has(name) ? name : quote(name);
}

/** A value with its type visible: `1` is a number, `"1"` a text, `yes` a yes/no, `facebook` a text. */
export function valueWords(value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  return BARE_TEXT.test(value) && !SENTENCE_WORDS.has(value.toLowerCase()) ? value : quote(value);
}

/** `a`, `a or b`, `a, b or c`. */
export function listWords(items: readonly string[], conjunction: "and" | "or"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1) ?? ""}`;
}
