"use client";

import { useEffect, useState } from "react";
import { whenTriedAgain } from "@/components/ui/overlays/late/load-again";
import type { ShownWebhook } from "@/lib/webhooks/api";
import type { findingsOf } from "@/lib/webhooks/findings";

const NONE: ReadonlyMap<string, string[]> = new Map();

/** What is odd about the webhooks, by id. The engine that finds it comes after the page: nobody waits for it. */
export function useFindings(webhooks: readonly ShownWebhook[]): ReadonlyMap<string, string[]> {
  const [find, setFind] = useState<typeof findingsOf>();
  useEffect(() => {
    let current = true;
    const load = () =>
      import("@/lib/webhooks/findings").then(
        (module) => {
          // A function given to a setter would be called; one that returns it is kept.
          if (current) setFind(() => module.findingsOf);
          stop();
        },
        // The list is complete without: they come when whatever else is missing is tried again.
        () => undefined,
      );
    const stop = whenTriedAgain(() => void load());
    void load();
    return () => {
      current = false;
      stop();
    };
  }, []);
  return find?.(webhooks) ?? NONE;
}
