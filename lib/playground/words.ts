import type { JsonProblem } from "@/lib/filters/builder/json";
import type { FilterExplanation } from "@/lib/filters/explain";
import type { Outcome, Verdict } from "@/lib/filters/verdict";

/** Words for a verdict: as a title, and as the end of a sentence that begins with the tested sample. */
export const VERDICT_WORDS: Record<Verdict, { title: string; sign: string; sentence: string }> = {
  would_send: { title: "Would send", sign: "✓", sentence: "would be sent" },
  would_not_send: { title: "Would not send", sign: "✗", sentence: "would not be sent" },
  cannot_tell: { title: "Cannot tell", sign: "?", sentence: "may or may not be sent" },
};

export const OUTCOME_WORDS: Record<Outcome, { title: string; sign: string }> = {
  holds: { title: "holds", sign: "✓" },
  fails: { title: "fails", sign: "✗" },
  unknown: { title: "unknown", sign: "?" },
};

/** The deciding condition in words; `undefined` when everything holds. */
export function decidingWords(explanation: FilterExplanation): string | undefined {
  const { conditions, deciding, other, verdict } = explanation;
  const decisive = deciding === undefined ? undefined : conditions[deciding];
  if (decisive) return decisive.sentence;
  return verdict === "cannot_tell" ? other?.message : undefined;
}

/** One sentence for screen readers: `Sample would not be sent: the chat's rating comment is absent`. */
export function verdictSentence(explanation: FilterExplanation): string {
  const why = decidingWords(explanation);
  const { sentence } = VERDICT_WORDS[explanation.verdict];
  return why === undefined ? `Sample ${sentence}` : `Sample ${sentence}: ${why}`;
}

/** Place and reason of a JSON problem: `Line 2, column 8: A value is expected here`. */
export function positionWords({ line, column, message }: JsonProblem): string {
  return `Line ${line}, column ${column}: ${message}`;
}
