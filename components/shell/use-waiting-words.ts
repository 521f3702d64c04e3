"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { subscribeToWaiting, waitingNow } from "./waiting";

const nothing = () => undefined;

/** What is waited for, counted down: "Waiting 12 s as the API asks", "The API does not answer; … in 12 s". */
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
  if (waiting.why === "too_many_requests")
    return `Waiting ${seconds} s as the API asks: it gets too many requests.`;
  return `${waiting.said}; Switchboard tries again in ${seconds} s.`;
}
