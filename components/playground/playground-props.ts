import type { Candidate } from "@/lib/playground/answers";

export type PlaygroundProps = {
  /** Everything a push may be sent to, as far as it is read. */
  candidates: readonly Candidate[];
  /** What is not read yet: the lists, and how many bots' webhooks. `failed` bots could not be read, and may be asked for again. */
  pending: { lists: boolean; bots: number; failed: number; retrying: boolean };
  /** Whether the permissions show neither webhooks nor bots. */
  blocked: boolean;
  /** Why a list could not be read. */
  problem?: string;
  onRetry: () => void;
  /** Asks again for the bots that could not be read. */
  onRetryBots: () => void;
};
