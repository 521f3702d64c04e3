import { expect, it } from "vitest";
import { hiddenIn, withoutHidden } from "./unseen";

it.each([
  ["face\u200bbook", ["\u200b"], "facebook"],
  ["no\u00a0break \u3000", ["\u00a0", "\u3000"], "no break"],
  ["\ufeffa\r\nb", ["\ufeff", "\r\n"], "a b"],
  ["Sales\u202emrifnoc", ["\u202e"], "Salesmrifnoc"],
  ["half \ud83d", ["\ud83d"], "half"],
  ["👨‍👩‍👧 ❤️ می‌خواهم", [], "👨‍👩‍👧 ❤️ می‌خواهم"],
  ["plain text", [], "plain text"],
])("%j hides %j", (text, hidden, left) => {
  expect(hiddenIn(text)).toEqual(hidden);
  expect(withoutHidden(text)).toBe(left);
});
