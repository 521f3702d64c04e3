import "server-only";
import { refreshTokens } from "@/server/accounts/accounts";
import { database } from "@/server/database/database";
import { whileWanted, withoutDeadline } from "@/server/deadline";
import { environment } from "@/server/environment";
import { processWide } from "@/server/process-wide";
import { createSeal } from "./seal";
import { createTokenKeeper } from "./token-keeper";
import { createTokenStore } from "./token-store";

type Keeper = ReturnType<typeof createTokenKeeper>;

/** The seal of this process's environment. */
export function tokenSeal() {
  return createSeal(environment().AUTH_SECRET);
}

/**
 * An access token of a session, refreshed when it has expired or when it is `rejected`.
 * @throws SessionEndedError, SafeError upstream_unavailable: see createTokenKeeper
 */
export async function accessToken(sid: string, rejected?: string): Promise<string> {
  const store = createTokenStore(await database(), tokenSeal());
  const keeper = processWide<Keeper>("tokens", () =>
    createTokenKeeper({ store, refresh: refreshTokens, clock: Date.now }),
  );
  // Callers share a refresh: none of them may end it by leaving.
  return whileWanted(withoutDeadline(() => keeper(sid, rejected)));
}
