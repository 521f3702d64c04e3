"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { subscribeToWaiting, waitingNow } from "./waiting";

const nothing = () => undefined;

/** Sentence for the current wait, counted down: "The API does not answer; Switchboard tries again in 12 s." */
export function useWaitingWords(): string | undefined {
  const waiting = useSyncExternalStore(subscribeToWaiting, waitingNow, nothing);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (waiting === undefined) return undefined;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  if (waiting === undefined || now === 0) return undefined;
  const seconds = Math.max(1, Math.ceil((waiting.until - now) / 1000));
  const why = waiting.why === "too_many_requests" ? "The API is receiving too many requests" : waiting.said;
  return `${why}; Switchboard tries again in ${seconds} s.`;
}
