"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { later } from "@/components/ui/later";
import { useEverTrue } from "@/components/ui/use-ever-true";
import { watchLeaving } from "./watch-leaving";

const LeaveDialog = later(async () => (await import("./leave-dialog")).LeaveDialog);

type Guard = {
  /** Counts a piece of unsaved work in; the answer counts it out. */
  hold: () => () => void;
  /** Goes to a page, after asking if something is not saved. */
  go: (href: Route) => void;
};

export const UnsavedGuardContext = createContext<Guard | undefined>(undefined);

/** Asks before unsaved work is left: by a link, by the browser's back button where it lets us, by closing the tab. */
export function UnsavedGuardProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const held = useRef(0);
  const [leave, setLeave] = useState<() => void>();
  const asked = useEverTrue(leave !== undefined);

  useEffect(
    () =>
      watchLeaving({
        isDirty: () => held.current > 0,
        ask: (proceed) => setLeave(() => proceed),
        push: (href) => router.push(href as Route),
      }),
    [router],
  );

  const guard = useMemo<Guard>(
    () => ({
      hold: () => {
        held.current += 1;
        return () => {
          held.current -= 1;
        };
      },
      go: (href) => {
        const proceed = () => router.push(href);
        if (held.current > 0) setLeave(() => proceed);
        else proceed();
      },
    }),
    [router],
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
