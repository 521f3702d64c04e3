"use client";

import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";

const clock = (at: number) => new Intl.DateTimeFormat(undefined, { timeStyle: "medium" }).format(at);

/** Live is not saved: says when a change made at `since` (milliseconds) is certain to have effect. */
export function LiveNote({ since, done }: { since: number; done: "Registered" | "Saved" }) {
  const liveBy = since + PROPAGATION_SECONDS * 1000;
  const [passed, setPassed] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setPassed(liveBy), Math.max(0, liveBy - Date.now()));
    return () => clearTimeout(timer);
  }, [liveBy]);
  const live = passed === liveBy;
  return (
    <Banner
      role="status"
      tone="success"
      title={live ? `${done}, live since ${clock(liveBy)}` : `${done}. Live by ${clock(liveBy)}`}
    >
      {!live && `Changes take effect within ${PROPAGATION_SECONDS / 60} minutes.`}
    </Banner>
  );
}
