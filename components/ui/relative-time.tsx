"use client";

import { useSyncExternalStore } from "react";

const MINUTE = 60_000;
const STEPS = [
  ["year", 365 * 24 * 60 * MINUTE],
  ["month", 30 * 24 * 60 * MINUTE],
  ["week", 7 * 24 * 60 * MINUTE],
  ["day", 24 * 60 * MINUTE],
  ["hour", 60 * MINUTE],
  ["minute", MINUTE],
] as const;

function everyMinute(changed: () => void) {
  const timer = setInterval(changed, MINUTE / 2);
  return () => clearInterval(timer);
}

const thisMinute = () => Math.floor(Date.now() / MINUTE) * MINUTE;

/** Relative time, "3 hours ago", with the exact time on hover, in the reader's zone and locale. */
export function RelativeTime({ at }: { at: string | number | Date }) {
  // The server knows neither zone nor locale, so it sends the plain date.
  const now = useSyncExternalStore(everyMinute, thisMinute, () => undefined);
  const date = new Date(at);
  const iso = date.toISOString();
  if (now === undefined) return <time dateTime={iso}>{iso.slice(0, 10)}</time>;
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" }).format(date);
  return (
    <time dateTime={iso} title={exact} className="tabular-nums">
      {relative(date.getTime() - now)}
    </time>
  );
}

function relative(difference: number): string {
  const step = STEPS.find(([, length]) => Math.abs(difference) >= length);
  if (!step) return "just now";
  const [unit, length] = step;
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(
    Math.round(difference / length),
    unit,
  );
}
