/** How deliveries are made. Times are in milliseconds. */
export type DeliveryOptions = {
  /** From a change of a webhook or bot to its effect (reference, "Propagation delay"). */
  propagationDelay: number;
  /** Deliver also into private networks, not only to this machine and the public internet. */
  allowPrivateTargets: boolean;
  /** How long an attempt may take, from resolving the name to the end of the answer. */
  timeout: number;
  /** Upper end of the first wait; it doubles with each attempt up to `backoffCap`. */
  backoff: number;
  backoffCap: number;
  /** After so many attempts a delivery has failed. */
  maxAttempts: number;
  /** How often to look for what is due. */
  poll: number;
  /** Attempts at once, and to one host. */
  concurrency: number;
  hostConcurrency: number;
  /** How long a finished delivery stays in the log, and how many a license keeps. */
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

/** How much longer than an attempt a lease lasts: time to write down how it went. */
export const LEASE_MARGIN = 5000;
/** Most of an answer that is read, in bytes; the log shows it. */
export const MAX_ANSWER_BYTES = 2048;
/** How long attempts under way may still take when the platform stops. */
export const STOP_GRACE = 2000;
/** How often old deliveries are looked for. */
export const PRUNE_INTERVAL = 60_000;
