import { sameText } from "@/lib/text/fold";
import { escapeUnseen } from "@/lib/text/unseen";

/**
 * Two texts as words of a difference. Texts that look the same are quoted and spelled out, so that the
 * difference shows: `“Trail Bot ”` and `“Trail Bot”`, `“cafe\u{301}”` and `“café”`.
 */
export function spelled(before: string, after: string): [string, string] {
  if (before === after || !sameText(before, after)) return [before, after];
  const quoted = [before, after].map((text) => `“${escapeUnseen(text)}”`) as [string, string];
  return looksAlike(...quoted) ? [spelledOut(quoted[0]), spelledOut(quoted[1])] : quoted;
}

function looksAlike(one: string, other: string): boolean {
  return one.normalize("NFKC") === other.normalize("NFKC");
}

/** Writes combining marks, and all characters beyond the Latin ones, by their number. */
function spelledOut(text: string): string {
  return text.replace(
    /\p{M}|[^\u0000-\u024f“”]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
