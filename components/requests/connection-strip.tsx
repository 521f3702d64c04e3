"use client";

import { onlineManager } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { tryAgain } from "@/components/ui/overlays/late/load-again";
import { useAnnounce } from "@/components/ui/live-region";
import { type Connection, connection, isReached, watchConnection } from "./connection";
import { reload } from "./leave";

/** Sentences about the connection, and about the fate of typed text. */
const WORDS: Record<Exclude<Connection, "online">, string> = {
  offline: "You are offline. Nothing you type is lost. Other pages open when you are online again.",
  unreachable:
    "Switchboard cannot be reached. Nothing you type is lost. Other pages open when it answers again.",
  updated: "Switchboard was updated. Reload to continue: forms keep what you typed, except secrets.",
};

/**
 * Strip above every page while the server cannot be reached or has another build. Once the server answers
 * again, the data on screen is read again.
 */
export function ConnectionStrip() {
  const announce = useAnnounce();
  const now = useSyncExternalStore<Connection>(watchConnection, connection, () => "online");
  const words = now === "online" ? undefined : WORDS[now];
  const said = useRef(words);
  useEffect(() => {
    onlineManager.setOnline(isReached());
    if (isReached()) tryAgain();
    if (said.current !== words) announce(words ?? "Switchboard can be reached again.");
    said.current = words;
  }, [words, announce]);
  return (
    words && (
      <div className="sticky top-14 z-10 mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warning/40 bg-warning-subtle px-4 py-2 lg:top-2">
        <p className="min-w-0 flex-1 basis-48">{words}</p>
        {now === "updated" && (
          <Button size="sm" onClick={reload}>
            Reload
          </Button>
        )}
      </div>
    )
  );
}
