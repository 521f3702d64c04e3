import type { Random } from "../random";

/**
 * How long to wait after the nth failed attempt, in milliseconds: anything up to a bound that doubles each time. The
 * whole range, so that what failed together does not come back together.
 */
export function backoffDelay(
  random: Random,
  failed: number,
  { backoff, backoffCap }: { backoff: number; backoffCap: number },
): number {
  const bound = Math.min(backoffCap, backoff * 2 ** (failed - 1));
  return Math.round((Buffer.from(random(4)).readUInt32BE() / 2 ** 32) * bound);
}
