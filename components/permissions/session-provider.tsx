"use client";

import { createContext, type ReactNode, useContext } from "react";
import { covers, type Scope } from "@/lib/contract/scopes";
import type { SessionInfo } from "@/lib/session/api";

const SessionContext = createContext<SessionInfo | undefined>(undefined);

type SessionProviderProps = { session: SessionInfo; children: ReactNode };

/** Provides the session to all components below. The console's layout passes it on the server. */
export function SessionProvider({ session, children }: SessionProviderProps) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The signed-in person, the license, and the granted permissions. */
export function useSession(): SessionInfo {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession is used outside the console");
  return session;
}

/** Tells whether the granted permissions cover this one. */
export function useCan(scope: Scope): boolean {
  return covers(useSession().granted, scope);
}
