import type { Random } from "../random";

/**
 * Wait after the nth failed attempt, in milliseconds: a random part of a bound that doubles each time. The
 * whole range is used, so that deliveries that failed together are not attempted together again.
 */
export function backoffDelay(
  random: Random,
  failed: number,
  { backoff, backoffCap }: { backoff: number; backoffCap: number },
): number {
  const bound = Math.min(backoffCap, backoff * 2 ** (failed - 1));
  return Math.round((Buffer.from(random(4)).readUInt32BE() / 2 ** 32) * bound);
}
