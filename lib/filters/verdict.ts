/** Whether a webhook would be sent, as far as the context says. */
export type Verdict = "would_send" | "would_not_send" | "cannot_tell";

/** Outcome of one condition; `unknown` when the context does not say enough. */
export type Outcome = "holds" | "fails" | "unknown";

/** The verdict from all outcomes: a failing condition decides; otherwise an unknown one leaves it open. */
export function verdictOf(outcomes: readonly Outcome[]): Verdict {
  if (outcomes.includes("fails")) return "would_not_send";
  return outcomes.includes("unknown") ? "cannot_tell" : "would_send";
}
