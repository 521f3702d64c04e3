"use client";

import { useEffect, useState } from "react";
import { whenTriedAgain } from "@/components/ui/overlays/late/load-again";
import type { ShownWebhook } from "@/lib/webhooks/api";
import type { findingsOf } from "@/lib/webhooks/findings";

const NONE: ReadonlyMap<string, string[]> = new Map();

/**
 * Findings about the webhooks, by id. The rules that find them are loaded after the page, since nobody
 * waits for them.
 */
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
        // The list works without findings. The load is repeated with every other part that failed.
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
