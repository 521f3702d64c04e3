import type { Clock } from "../clock";

/** Wrong passwords for one email that cost nothing but the time of checking them. */
export const FREE_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 60_000;
const FORGET_AFTER_MS = 15 * 60_000;

type Failures = { count: number; last: number };

export type SignInThrottle = {
  /** How long this email has to wait before its next attempt is looked at, in whole seconds; 0 if not at all. */
  secondsToWait: (email: string) => number;
  failed: (email: string) => void;
  succeeded: (email: string) => void;
};

/** Slows down guessing: after a few wrong passwords each further one doubles the wait. Known and unknown emails alike. */
export function createSignInThrottle(clock: Clock): SignInThrottle {
  const failures = new Map<string, Failures>();
  const key = (email: string) => email.trim().toLowerCase();
  const forgetOld = () => {
    for (const [email, { last }] of failures) if (last < clock() - FORGET_AFTER_MS) failures.delete(email);
  };
  return {
    secondsToWait(email) {
      const { count, last } = failures.get(key(email)) ?? { count: 0, last: 0 };
      if (count < FREE_ATTEMPTS) return 0;
      const wait = Math.min(1000 * 2 ** (count - FREE_ATTEMPTS), LONGEST_WAIT_MS);
      return Math.max(0, Math.ceil((last + wait - clock()) / 1000));
    },
    failed(email) {
      forgetOld();
      failures.set(key(email), { count: (failures.get(key(email))?.count ?? 0) + 1, last: clock() });
    },
    succeeded(email) {
      failures.delete(key(email));
    },
  };
}
