"use client";

import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { clockTime } from "@/lib/text/times";

const liveAt = (since: number) => since + PROPAGATION_SECONDS * 1000;

/** Time at which a change made at `since` (milliseconds) is live, in words. */
export function liveBy(since: number): string {
  return `Live by ${clockTime(liveAt(since))}`;
}

/**
 * Note that a saved change is not live yet: gives the time at which a change made at `since` (milliseconds)
 * is.
 */
export function LiveNote({ since, done }: { since: number; done: "Registered" | "Saved" }) {
  const at = liveAt(since);
  const [passed, setPassed] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setPassed(at), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  const live = passed === at;
  return (
    <Banner
      role="status"
      tone="success"
      title={live ? `${done}, live since ${clockTime(at)}` : `${done}. ${liveBy(since)}`}
    >
      {!live && `Changes take effect within ${PROPAGATION_SECONDS / 60} minutes.`}
    </Banner>
  );
}
