"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { subscribeToWaiting, waitingNow } from "./waiting";

const nothing = () => undefined;

/** What is waited for because the API asks to, counted down: "Waiting 12 s as the API asks". */
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
  const why = waiting.why === "too_many_requests" ? "it gets too many requests" : "it cannot answer now";
  return `Waiting ${seconds} s as the API asks: ${why}.`;
}
