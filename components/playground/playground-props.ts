import type { Candidate } from "@/lib/playground/answers";

export type PlaygroundProps = {
  /** Everything a push may be sent to, as far as it is read. */
  candidates: readonly Candidate[];
  /** What is not read yet: the lists, and how many bots' webhooks; how many could not be read. */
  pending: { lists: boolean; bots: number; failed: number };
  /** Whether the permissions show neither webhooks nor bots. */
  blocked: boolean;
  /** Why a list could not be read. */
  problem?: string;
  onRetry: () => void;
};
