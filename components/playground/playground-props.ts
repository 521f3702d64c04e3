import type { Candidate } from "@/lib/playground/answers";

export type PlaygroundProps = {
  /** Webhooks on the license and of its bots that are loaded so far. */
  candidates: readonly Candidate[];
  /**
   * Progress of loading: whether the lists are missing, and how many bots are unread or `failed`. A failed
   * bot can be read again.
   */
  pending: { lists: boolean; bots: number; failed: number; retrying: boolean };
  /** True if the permissions allow neither webhooks nor bots to be read. */
  blocked: boolean;
  /** Reason why a list could not be loaded. */
  problem?: string;
  onRetry: () => void;
  /** Reads the failed bots again. */
  onRetryBots: () => void;
};
