/*
 * Dates and times (milliseconds, or a Date) as texts of the reader's zone and locale, which only the browser knows.
 */

type Time = number | Date;

const write = (at: Time, format: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(undefined, format).format(at);

/** The day in full: "Tuesday, November 3, 2026". */
export function dayWords(at: Time): string {
  return write(at, { dateStyle: "full" });
}

/** Day and time to the second: "Nov 3, 2026, 4:05:06 AM". */
export function exactTime(at: Time): string {
  return write(at, { dateStyle: "medium", timeStyle: "medium" });
}

/** Day and time in digits: "11/3/2026, 4:05:06 AM". */
export function timeInDigits(at: Time): string {
  return new Date(at).toLocaleString();
}

/** Time of the day to the second: "4:05:06 AM". */
export function clockTime(at: Time): string {
  return write(at, { timeStyle: "medium" });
}

const MINUTE_MS = 60_000;
const STEPS = [
  ["year", 365 * 24 * 60 * MINUTE_MS],
  ["month", 30 * 24 * 60 * MINUTE_MS],
  ["week", 7 * 24 * 60 * MINUTE_MS],
  ["day", 24 * 60 * MINUTE_MS],
  ["hour", 60 * MINUTE_MS],
  ["minute", MINUTE_MS],
] as const;

/** Distance of a time from now, in milliseconds, below zero if it has passed: "3 hours ago". */
export function relativeTime(distance: number): string {
  const step = STEPS.find(([, length]) => Math.abs(distance) >= length);
  if (!step) return "just now";
  const [unit, length] = step;
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(
    Math.round(distance / length),
    unit,
  );
}
