import "server-only";
import { TESTS_PER_MINUTE } from "@/lib/webhooks/test-limits";

const MINUTE_MS = 60_000;

/** How often something may be asked for within `ms`, by each subject. `words` say what a subject has done: "sent 10 tests". */
type Limit<Subject extends string> = {
  most: Record<Subject, number>;
  ms: number;
  words: (most: number) => string;
};

/** What a person may ask for, and all people of a license together. docs/limits.md lists it. */
export const LIMITS = {
  /** Secrets of bots and webhooks that are shown. */
  reveals: {
    most: { person: 30, license: 120 },
    ms: MINUTE_MS,
    words: (most) => `looked at ${most} secrets`,
  },
  trials: {
    most: { person: TESTS_PER_MINUTE, license: 60 },
    ms: MINUTE_MS,
    words: (most) => `sent ${most} tests`,
  },
  /** Of the configuration, and of the journal. */
  exports: {
    most: { person: 20, license: 60 },
    ms: MINUTE_MS,
    words: (most) => `exported ${most} times`,
  },
  plans: {
    most: { person: 30, license: 120 },
    ms: MINUTE_MS,
    words: (most) => `had ${most} files looked at`,
  },
  /** Files that were sent with a passphrase, right or wrong. */
  passphrases: {
    most: { person: 10, license: 30 },
    ms: MINUTE_MS,
    words: (most) => `tried ${most} passphrases`,
  },
} as const satisfies Record<string, Limit<"person" | "license">>;

export type LimitName = keyof typeof LIMITS;

/** Sign-ins that are begun from one address: an office may share one. */
export const SIGN_INS = {
  most: { address: 100 },
  ms: MINUTE_MS,
  words: (most) => `begun ${most} sign-ins`,
} as const satisfies Limit<"address">;
