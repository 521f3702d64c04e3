import "server-only";
import { KnownError } from "@/server/known-error";
import type { Settled } from "@/server/journal/journal";
import type { Act, Listed, Plan } from "@/lib/webhooks/replace-plan";
import type { ReplaceOutcome } from "@/lib/webhooks/replacement";

/** Reason why a replacement does not go on, for the person at the screen. */
export type Problem = { message: string; issues?: { path: string; message: string }[] };

export type Ending = { outcome: ReplaceOutcome; problem?: Problem };

/** Outside world of a replacement: clock, API, journal and store. Tests put faults and crashes between. */
export type Ports = {
  now: () => number;
  /**
   * Lists the registered webhooks.
   * @throws SafeError
   */
  look: (plan: Plan) => Promise<Listed[]>;
  /**
   * Asks the API for a step.
   * @returns the id of the webhook that was registered or unregistered
   * @throws SafeError
   */
  ask: (act: Act, plan: Plan) => Promise<string>;
  /** Writes an entry of the journal before the API is asked, and returns its id. */
  open: (act: Act, plan: Plan, listed: readonly Listed[]) => Promise<string>;
  settle: (entry: string, settled: Settled) => Promise<void>;
  /**
   * Writes the plan down and renews the lease.
   * @returns whether a person has asked to stop
   * @throws LeaseLostError
   */
  save: (plan: Plan, problem?: Problem, lookAt?: number) => Promise<boolean>;
  /**
   * Writes the outcome down and deletes the sealed secrets.
   * @throws LeaseLostError
   */
  finish: (plan: Plan, ending: Ending) => Promise<void>;
};

/** Thrown when another process has taken the replacement over: the one that lost it must do nothing more. */
export class LeaseLostError extends KnownError {
  static override readonly kind: string = "LeaseLostError";
  override readonly name = "LeaseLostError";
}
