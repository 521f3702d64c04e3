"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ReloadContext } from "@/components/ui/overlays/late/load-failed";
import type { SessionInfo } from "@/lib/session/api";
import { askAs } from "../requests/http";
import { reload } from "../requests/leave";
import { createQueryClient } from "../requests/query-client";
import { SessionProvider } from "../permissions/session-provider";
import { UnsavedGuardProvider } from "../editing/unsaved-guard";

type ConsoleProvidersProps = { session: SessionInfo; children: ReactNode };

/** Providers of every page behind the sign-in: server data, the session, the guard of unsaved work. */
export function ConsoleProviders({ session, children }: ConsoleProvidersProps) {
  const [client] = useState(() => {
    // The server sends no requests from here, and serves many people.
    if (typeof window !== "undefined") askAs(session);
    return createQueryClient();
  });
  return (
    <QueryClientProvider client={client}>
      <SessionProvider session={session}>
        <ReloadContext value={reload}>
          <UnsavedGuardProvider>{children}</UnsavedGuardProvider>
        </ReloadContext>
      </SessionProvider>
    </QueryClientProvider>
  );
}
