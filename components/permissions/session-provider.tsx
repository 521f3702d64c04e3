"use client";

import { createContext, type ReactNode, useContext } from "react";
import { covers, type Scope } from "@/lib/contract/scopes";
import type { SessionInfo } from "@/lib/session/api";

const SessionContext = createContext<SessionInfo | undefined>(undefined);

type SessionProviderProps = { session: SessionInfo; children: ReactNode };

/** Tells everything below who is signed in. The console's layout fills it on the server. */
export function SessionProvider({ session, children }: SessionProviderProps) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in, to what, with which permissions. */
export function useSession(): SessionInfo {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession is used outside the console");
  return session;
}

/** Whether the granted permissions cover this one. */
export function useCan(scope: Scope): boolean {
  return covers(useSession().granted, scope);
}
