/** Whether a webhook would be sent, as far as the context tells. */
export type Verdict = "would_send" | "would_not_send" | "cannot_tell";

/** What became of one condition; `unknown` when the context does not say enough. */
export type Outcome = "holds" | "fails" | "unknown";

/** One condition that surely fails decides; otherwise one that is unknown leaves it open. */
export function verdictOf(outcomes: readonly Outcome[]): Verdict {
  if (outcomes.includes("fails")) return "would_not_send";
  return outcomes.includes("unknown") ? "cannot_tell" : "would_send";
}
