import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { RefreshOutcome } from "./accounts";
import { SafeError, SessionEndedError } from "@/server/errors";
import type { Lease, StoredTokens, TokenStore } from "./token-store";

/** Time after which another process may take over a refresh; longer than the refresh's own timeout. */
const LEASE_MS = 10_000;
/** Time beyond an abandoned lease for which a caller waits for a refresh by another process. */
const PATIENCE_MS = 3_000;

type Surroundings = {
  store: TokenStore;
  refresh: (refreshToken: string) => Promise<RefreshOutcome>;
  clock: () => number;
  leaseMs?: number;
};

/**
 * Hands out access tokens. An expired one is refreshed once, however many callers in however many processes
 * need it: callers of this process share one promise, processes a lease on the session's row.
 */
export function createTokenKeeper({ store, refresh, clock, leaseMs = LEASE_MS }: Surroundings) {
  const flights = new Map<string, Promise<string>>();

  const usable = (tokens: StoredTokens, rejected?: string) =>
    tokens.accessToken !== rejected && clock() < tokens.freshUntil;

  async function read(sid: string): Promise<StoredTokens> {
    const tokens = await store.read(sid);
    if (tokens === undefined) throw new SessionEndedError();
    return tokens;
  }

  /** Refreshes under a lease; undefined when the lease was lost on the way and the row must be read again. */
  async function exchange(lease: Lease, refreshToken: string): Promise<string | undefined> {
    let outcome: RefreshOutcome;
    try {
      outcome = await refresh(refreshToken);
    } catch (error) {
      await store.release(lease);
      throw error;
    }
    if (outcome.kind === "refused") {
      if (await store.end(lease)) throw new SessionEndedError();
      return undefined;
    }
    return (await store.renew(lease, outcome.tokens, clock())) ? outcome.tokens.accessToken : undefined;
  }

  async function renew(sid: string, rejected?: string): Promise<string> {
    const deadline = clock() + leaseMs + PATIENCE_MS;
    for (let pause = 20; clock() < deadline; pause = Math.min(pause * 2, 200)) {
      const tokens = await read(sid);
      if (usable(tokens, rejected)) return tokens.accessToken;
      const lease = await store.claim(sid, tokens.version, leaseMs);
      const token = lease && (await exchange(lease, tokens.refreshToken));
      if (token !== undefined) return token;
      await sleep(pause);
    }
    throw new SafeError("upstream_unavailable", "The accounts server did not renew your session in time.");
  }

  /**
   * Returns an access token of a session, refreshed when it has expired or when it is `rejected`, the one
   * the API just refused.
   * @throws SessionEndedError when the session is gone or its refresh was refused
   * @throws SafeError upstream_unavailable when the accounts server cannot be reached; the session stays
   */
  return async function accessToken(sid: string, rejected?: string): Promise<string> {
    const tokens = await read(sid);
    if (usable(tokens, rejected)) return tokens.accessToken;
    let flight = flights.get(sid);
    if (flight === undefined) {
      flight = renew(sid, rejected).finally(() => flights.delete(sid));
      flights.set(sid, flight);
    }
    return flight;
  };
}
