/** Settings of deliveries. Times are in milliseconds. */
export type DeliveryOptions = {
  /** Time from a change of a webhook or bot to its effect (reference, "Propagation delay"). */
  propagationDelay: number;
  /** Whether to deliver into private networks too, not only to this machine and the public internet. */
  allowPrivateTargets: boolean;
  /** Time that an attempt may take, from resolving the name to the end of the answer. */
  timeout: number;
  /** Upper end of the first wait; it doubles with each attempt up to `backoffCap`. */
  backoff: number;
  backoffCap: number;
  /** Number of attempts after which a delivery has failed. */
  maxAttempts: number;
  /** Time between two looks for due deliveries. */
  poll: number;
  /** Attempts at the same time: in total, and to one host. */
  concurrency: number;
  hostConcurrency: number;
  /** Time that a finished delivery stays in the log, and number of deliveries that a license keeps. */
  retention: number;
  retained: number;
};

const DAY = 24 * 60 * 60 * 1000;

export const DELIVERY_DEFAULTS: DeliveryOptions = {
  propagationDelay: 0,
  allowPrivateTargets: false,
  timeout: 10_000,
  backoff: 1000,
  backoffCap: 60_000,
  maxAttempts: 8,
  poll: 500,
  concurrency: 32,
  hostConcurrency: 8,
  retention: 7 * DAY,
  retained: 10_000,
};

/** Time that a lease lasts beyond the timeout of its attempt, for writing down the outcome. */
export const LEASE_MARGIN = 5000;
/** Bytes of a receiver's answer that are read and shown in the log. */
export const MAX_ANSWER_BYTES = 2048;
/** Time that attempts in progress still have when the platform stops. */
export const STOP_GRACE = 2000;
/** Time between two deletions of old deliveries. */
export const PRUNE_INTERVAL = 60_000;
