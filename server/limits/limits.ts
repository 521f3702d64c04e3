import "server-only";
import { TESTS_PER_MINUTE } from "@/lib/webhooks/test-limits";

const MINUTE_MS = 60_000;

/** Uses of an action that one subject may make within `ms`. `words` complete a sentence about the subject: "sent 10 tests". */
type Limit<Subject extends string> = {
  most: Record<Subject, number>;
  ms: number;
  words: (most: number) => string;
};

/** Limits for one person, and for all people of a license together; listed in docs/limits.md. */
export const LIMITS = {
  /** Reveals of secrets of bots and webhooks. */
  reveals: {
    most: { person: 30, license: 120 },
    ms: MINUTE_MS,
    words: (most) => `viewed ${most} secrets`,
  },
  trials: {
    most: { person: TESTS_PER_MINUTE, license: 60 },
    ms: MINUTE_MS,
    words: (most) => `sent ${most} tests`,
  },
  /** Exports of the configuration and of the journal. */
  exports: {
    most: { person: 20, license: 60 },
    ms: MINUTE_MS,
    words: (most) => `exported ${most} times`,
  },
  plans: {
    most: { person: 30, license: 120 },
    ms: MINUTE_MS,
    words: (most) => `checked ${most} files`,
  },
  /** Files sent with a passphrase, right or wrong. */
  passphrases: {
    most: { person: 10, license: 30 },
    ms: MINUTE_MS,
    words: (most) => `tried ${most} passphrases`,
  },
} as const satisfies Record<string, Limit<"person" | "license">>;

export type LimitName = keyof typeof LIMITS;

/** Sign-ins begun from one address; an office may share one. */
export const SIGN_INS = {
  most: { address: 100 },
  ms: MINUTE_MS,
  words: (most) => `begun ${most} sign-ins`,
} as const satisfies Limit<"address">;
