import "server-only";
import { databaseClock, later } from "@/server/database/clock";
import type { Database } from "@/server/database/schema";
import type { Seal } from "./seal";

/** Tokens as the accounts server issued them. */
export type Tokens = {
  accessToken: string;
  refreshToken: string;
  /** Lifetime of the access token, in seconds. */
  expiresIn: number;
};

export type StoredTokens = {
  accessToken: string;
  refreshToken: string;
  freshUntil: number;
  version: number;
};

/**
 * Claimed refresh. `until` is by the database's clock; a later claim ends later, so version and end
 * together are unique.
 */
export type Lease = { sid: string; version: number; until: number };

/**
 * Store for the tokens of all sessions. Every write is one statement: no transaction is open while the
 * accounts server is asked.
 */
export type TokenStore = ReturnType<typeof createTokenStore>;

/** Moment for the refresh of a new token: before it expires, but not again at once if it is short-lived. */
export function freshUntil(now: number, expiresIn: number): number {
  return Math.floor(now + expiresIn * 1000 - Math.min(30_000, expiresIn * 100));
}

export function createTokenStore(database: Database, seal: Seal) {
  const held = ({ sid, version, until }: Lease) =>
    database
      .updateTable("oauth_sessions")
      .where("sid", "=", sid)
      .where("version", "=", version)
      .where("lease_until", "=", until);

  return {
    /**
     * Reads the tokens of a session; undefined when it has ended, or was sealed with a secret that this
     * process does not have.
     */
    async read(sid: string): Promise<StoredTokens | undefined> {
      const row = await database
        .selectFrom("oauth_sessions")
        .select(["access_token", "refresh_token", "fresh_until", "version"])
        .where("sid", "=", sid)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      try {
        const [accessToken, refreshToken] = await Promise.all([
          seal.open(row.access_token),
          seal.open(row.refresh_token),
        ]);
        return { accessToken, refreshToken, freshUntil: row.fresh_until, version: row.version };
      } catch {
        return undefined;
      }
    },

    /** Claims the refresh of a version; undefined when another process holds it or has done it. */
    async claim(sid: string, version: number, leaseMs: number): Promise<Lease | undefined> {
      const now = databaseClock(database)();
      const row = await database
        .updateTable("oauth_sessions")
        .set({ lease_until: later(now, leaseMs) })
        .where("sid", "=", sid)
        .where("version", "=", version)
        .where("lease_until", "<", now)
        .returning("lease_until")
        .executeTakeFirst();
      return row && { sid, version, until: row.lease_until };
    },

    /** Gives a claim back, so that the next caller can try at once. */
    async release(lease: Lease): Promise<void> {
      await held(lease).set({ lease_until: 0 }).execute();
    },

    /** Stores refreshed tokens; false when the claim had run out and another process took it. */
    async renew(lease: Lease, tokens: Tokens, now: number): Promise<boolean> {
      const [access_token, refresh_token] = await Promise.all([
        seal.close(tokens.accessToken),
        seal.close(tokens.refreshToken),
      ]);
      const { numUpdatedRows } = await held(lease)
        .set({
          access_token,
          refresh_token,
          fresh_until: freshUntil(now, tokens.expiresIn),
          version: lease.version + 1,
          lease_until: 0,
        })
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /**
     * Ends the session whose refresh was refused; false when another process has refreshed it since the
     * claim.
     */
    async end({ sid, version, until }: Lease): Promise<boolean> {
      const { numDeletedRows } = await database
        .deleteFrom("oauth_sessions")
        .where("sid", "=", sid)
        .where("version", "=", version)
        .where("lease_until", "=", until)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}
