"use client";

import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";

const clock = (at: number) => new Intl.DateTimeFormat(undefined, { timeStyle: "medium" }).format(at);

const liveAt = (since: number) => since + PROPAGATION_SECONDS * 1000;

/** When a change made at `since` (milliseconds) is certain to have effect, in words. */
export function liveBy(since: number): string {
  return `Live by ${clock(liveAt(since))}`;
}

/** Live is not saved: says when a change made at `since` (milliseconds) is certain to have effect. */
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
      title={live ? `${done}, live since ${clock(at)}` : `${done}. ${liveBy(since)}`}
    >
      {!live && `Changes take effect within ${PROPAGATION_SECONDS / 60} minutes.`}
    </Banner>
  );
}
