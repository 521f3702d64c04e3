import { counted } from "@/lib/text/counted";

/** A refusal that names a time to come again: `Retry-After` of a 429 or a 503 (RFC 9110 section 10.2.3). */

const SECOND = 1000;

/** Reason for a requested wait, and its milliseconds; `ms` is undefined where the answer names no time. */
export type Asked = { why: "too_many_requests" | "unavailable"; ms: number | undefined };

/** The headers of an answer from which a requested wait is read. */
export type Headers = { retryAfter: string | undefined; date: string | undefined };

/**
 * The wait that an answer of this status asks for; undefined if it asks for none. A 503 without a time asks
 * for none.
 */
export function askedBy(status: number, headers: Headers, now: number): Asked | undefined {
  const ms = retryAfterMs(headers, now);
  if (status === 429) return { why: "too_many_requests", ms };
  return status === 503 && ms !== undefined ? { why: "unavailable", ms } : undefined;
}

/** The wait in milliseconds. A date counts from the answer's own `Date`: the two clocks may differ. */
function retryAfterMs({ retryAfter, date }: Headers, now: number): number | undefined {
  const text = retryAfter?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * SECOND);
  // Date.parse reads more than HTTP writes: only a text that names a day or a month is a date here.
  const until = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const sent = Date.parse(date ?? "");
  return Math.max(0, until - (Number.isNaN(sent) ? now : sent));
}

const UNITS: [string, number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** A time in words, of at most two units: "30 seconds", "1 minute 5 seconds", "27 hours" is "1 day 3 hours". */
export function durationWords(ms: number): string {
  let left = Math.max(1, Math.ceil(ms / SECOND));
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(counted(count, unit));
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(" ");
}

/**
 * When to try again, if the call is not repeated by itself: "Try again in 30 seconds." Empty where no time
 * was named.
 */
export function againWords(ms: number | undefined): string {
  return ms === undefined ? "" : `Try again in ${durationWords(ms)}.`;
}

/** Reason for a wait, in words that continue a sentence: "too many requests". */
export const WHY_WORDS = {
  too_many_requests: "too many requests",
  unavailable: "it cannot answer now",
} as const satisfies Record<Asked["why"], string>;
