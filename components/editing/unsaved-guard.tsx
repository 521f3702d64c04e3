"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { later } from "@/components/ui/overlays/later";
import { useAnnounce } from "@/components/ui/live-region";
import { useEverTrue } from "@/components/ui/use-ever-true";
import { isReached, reaches } from "../requests/connection";
import { watchLeaving } from "./watch-leaving";

const LeaveDialog = later(async () => (await import("./leave-dialog")).LeaveDialog, {
  giveUp: ({ onStay }) => onStay(),
  warmed: true,
});

type Guard = {
  /** Registers a piece of unsaved work. Returns a function that unregisters it. */
  hold: () => () => void;
  /** Opens a page; asks first if work is unsaved. */
  go: (href: Route) => void;
};

export const UnsavedGuardContext = createContext<Guard | undefined>(undefined);

/**
 * Asks before unsaved work is left by a link, by the browser's Back button (in browsers that allow it), or
 * by closing the tab.
 */
export function UnsavedGuardProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const held = useRef(0);
  const [leave, setLeave] = useState<() => void>();
  const asked = useEverTrue(leave !== undefined);

  const announce = useAnnounce();
  const ask = useCallback(
    async (proceed: () => void) => {
      // Without network the browser would replace this page by an error page of its own.
      if (!isReached() && !(await reaches()))
        announce("This page opens when Switchboard can be reached again.");
      else if (held.current > 0) setLeave(() => proceed);
      else proceed();
    },
    [announce],
  );

  useEffect(
    () =>
      watchLeaving({
        isDirty: () => held.current > 0,
        ask: (proceed) => void ask(proceed),
        push: (href) => router.push(href as Route),
      }),
    [router, ask],
  );

  const guard = useMemo<Guard>(
    () => ({
      hold: () => {
        held.current += 1;
        return () => {
          held.current -= 1;
        };
      },
      go: (href) => void ask(() => router.push(href)),
    }),
    [router, ask],
  );

  return (
    <UnsavedGuardContext value={guard}>
      {children}
      {asked && (
        <LeaveDialog
          open={leave !== undefined}
          onStay={() => setLeave(undefined)}
          onLeave={() => {
            setLeave(undefined);
            leave?.();
          }}
        />
      )}
    </UnsavedGuardContext>
  );
}
