import "server-only";
import { KnownError } from "@/server/known-error";
import type { Settled } from "@/server/changes/journal";
import type { Act, Listed, Plan } from "@/lib/webhooks/replace-plan";
import type { ReplaceOutcome } from "@/lib/webhooks/replacement";

/** What stands between a plan and its end, for the person at the screen. */
export type Problem = { message: string; issues?: { path: string; message: string }[] };

export type Ending = { outcome: ReplaceOutcome; problem?: Problem };

/** What carrying out a plan needs of the world. Tests put faults and crashes between. */
export type Ports = {
  now: () => number;
  /** The webhooks that are there. @throws SafeError */
  look: (plan: Plan) => Promise<Listed[]>;
  /** Asks the API, and returns the id that it was about. @throws SafeError */
  ask: (act: Act, plan: Plan) => Promise<string>;
  /** Writes an entry of the journal before the API is asked, and returns its id. */
  open: (act: Act, plan: Plan, listed: readonly Listed[]) => Promise<string>;
  settle: (entry: string, settled: Settled) => Promise<void>;
  /**
   * Writes the plan down and keeps it ours for another while.
   * @returns whether somebody asked to stop
   * @throws LeaseLostError
   */
  save: (plan: Plan, problem?: Problem, lookAt?: number) => Promise<boolean>;
  /** Writes down how it ended, and forgets the secrets. @throws LeaseLostError */
  finish: (plan: Plan, ending: Ending) => Promise<void>;
};

/** Somebody else carries it out by now: whoever sees this must do nothing more. */
export class LeaseLostError extends KnownError {
  static override readonly kind: string = "LeaseLostError";
  override readonly name = "LeaseLostError";
}
