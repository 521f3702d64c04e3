"use client";

import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "@/lib/text/times";

const MINUTE = 60_000;

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
  return (
    <time dateTime={iso} title={exactTime(date)} className="tabular-nums">
      {relativeTime(date.getTime() - now)}
    </time>
  );
}
