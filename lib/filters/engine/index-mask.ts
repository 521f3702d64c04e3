import { ABSENT, FIRST_VALUE, PRESENT, UNKNOWN } from "./index-slots";

/*
 * A set of states of a property as the bits of one number. Codes below 24, which is all there are of most properties,
 * have a bit each; the later ones share eight, so that a mask which names one of those may say yes too often.
 */
const OWN_BITS = 24;
const SHARED_BITS = 8;
const ALL_SHARED = -1 << OWN_BITS;

export const IS_ABSENT = 1 << ABSENT;
export const IS_PRESENT = ~IS_ABSENT;
/** Every state that is known. */
export const IS_KNOWN = ~0;

/** The bit of a state; what is not known has none and passes no mask. */
export function bitOf(code: number): number {
  if (code === UNKNOWN) return 0;
  return 1 << (code < OWN_BITS ? code : OWN_BITS + (code % SHARED_BITS));
}

/** Whether masks can say exactly these values. */
export function haveOwnBits(codes: readonly number[]): boolean {
  return codes.every((code) => code < OWN_BITS);
}

/** The states of being one of the values. */
export function maskOfValues(codes: readonly number[]): number {
  return codes.reduce((mask, code) => mask | bitOf(code), 0);
}

/** The states of being none of the values; those without a bit of their own are let through. */
export function maskWithoutValues(codes: readonly number[]): number {
  return ~maskOfValues(codes.filter((code) => code < OWN_BITS));
}

/** The values that an exact mask names, one of them or none of them. */
export function valuesOfMask(mask: number): number[] {
  if (mask === IS_ABSENT || mask === IS_PRESENT) return [];
  const named = isExclusion(mask) ? ~mask : mask;
  return Array.from({ length: OWN_BITS - FIRST_VALUE }, (_, index) => index + FIRST_VALUE).filter(
    (code) => (named & (1 << code)) !== 0,
  );
}

/** The states one of which an exact mask requires; `undefined` when it excludes only some values. */
export function statesOfMask(mask: number): number[] | undefined {
  if (mask === IS_ABSENT) return [ABSENT];
  if (mask === IS_PRESENT) return [PRESENT];
  return isExclusion(mask) ? undefined : valuesOfMask(mask);
}

function isExclusion(mask: number): boolean {
  return (mask & ALL_SHARED) !== 0;
}
