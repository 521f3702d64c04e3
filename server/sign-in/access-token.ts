import "server-only";
import { type RefreshOutcome, refreshTokens } from "./accounts";
import { database } from "@/server/database/database";
import { whileWanted, withoutDeadline } from "@/server/deadline";
import { metrics } from "@/server/metrics/metrics";
import { processWide } from "@/server/process-wide";
import { ownSeal, type Seal } from "./seal";
import { createTokenKeeper } from "./token-keeper";
import { createTokenStore } from "./token-store";

type Keeper = ReturnType<typeof createTokenKeeper>;

/** Refreshes tokens and counts the outcome. */
async function counted(refreshToken: string): Promise<RefreshOutcome> {
  let outcome = "failed";
  try {
    const refreshed = await refreshTokens(refreshToken);
    outcome = refreshed.kind === "tokens" ? "renewed" : refreshed.kind;
    return refreshed;
  } finally {
    metrics.tokenRefreshes.inc({ outcome });
  }
}

/** The seal of this process's environment. */
export function tokenSeal(): Seal {
  return ownSeal();
}

/**
 * Returns an access token of a session, refreshed when it has expired or when it is `rejected`.
 * @throws SessionEndedError, SafeError upstream_unavailable: see createTokenKeeper
 */
export async function accessToken(sid: string, rejected?: string): Promise<string> {
  const store = createTokenStore(await database(), tokenSeal());
  const keeper = processWide<Keeper>("tokens", () =>
    createTokenKeeper({ store, refresh: counted, clock: Date.now }),
  );
  // Callers share a refresh: one client that leaves must not end it.
  return whileWanted(withoutDeadline(() => keeper(sid, rejected)));
}
