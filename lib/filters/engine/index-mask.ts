import { ABSENT, FIRST_VALUE, PRESENT, UNKNOWN } from "./index-slots";

/*
 * A set of states of a property as the bits of one number. Codes below 24 have a bit each, which is enough
 * for most properties; later codes share eight bits, so that a mask naming one of them may match too often.
 */
const OWN_BITS = 24;
const SHARED_BITS = 8;
const ALL_SHARED = -1 << OWN_BITS;

export const IS_ABSENT = 1 << ABSENT;
export const IS_PRESENT = ~IS_ABSENT;
/** The mask of every known state. */
export const IS_KNOWN = ~0;

/** The bit of a state. An unknown state has no bit, so it passes no mask. */
export function bitOf(code: number): number {
  if (code === UNKNOWN) return 0;
  return 1 << (code < OWN_BITS ? code : OWN_BITS + (code % SHARED_BITS));
}

/** Whether masks can say exactly these values. */
export function haveOwnBits(codes: readonly number[]): boolean {
  return codes.every((code) => code < OWN_BITS);
}

/** The states that equal one of the values. */
export function maskOfValues(codes: readonly number[]): number {
  return codes.reduce((mask, code) => mask | bitOf(code), 0);
}

/** The states that equal none of the values; states that share a bit pass too. */
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
