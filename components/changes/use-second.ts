"use client";

import { useSyncExternalStore } from "react";

function everySecond(changed: () => void) {
  const timer = setInterval(changed, 1_000);
  return () => clearInterval(timer);
}

const never = () => () => undefined;
const thisSecond = () => Math.floor(Date.now() / 1_000) * 1_000;

/** Current time in milliseconds, in whole seconds, until the given moment; undefined on the server. */
export function useSecond(until: number): number | undefined {
  const wanted = useSyncExternalStore(
    never,
    () => until > Date.now(),
    () => false,
  );
  return useSyncExternalStore(wanted ? everySecond : never, thisSecond, () => undefined);
}
