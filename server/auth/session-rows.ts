import "server-only";
import { randomUUID } from "node:crypto";
import { parseScopes } from "@/lib/contract/scopes";
import type { AccountInfo } from "@/server/accounts/accounts";
import { database } from "@/server/database/database";
import { tokenSeal } from "@/server/tokens/access-token";
import { freshUntil, type Tokens } from "@/server/tokens/token-store";

/** Who is signed in. Holds no token: those are asked for by `sid` when they are used. */
export type Session = {
  sid: string;
  email: string;
  licenseId: number;
  clientId: string;
  /** Granted scopes in v0.4 spelling. */
  granted: string[];
};

/** How long a session lasts without signing in again, in seconds; the cookie and its row agree. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** How long a session lives on once the browser has another, in milliseconds: other tabs have requests under way with it. */
const GIVES_WAY_MS = 60_000;

const earliest = (now: number) => now - SESSION_SECONDS * 1000;

/** Starts a session and returns its id. Rows whose cookie has expired are swept on the way. */
export async function startSession(info: AccountInfo, tokens: Tokens): Promise<string> {
  const [db, seal, sid, now] = [await database(), tokenSeal(), randomUUID(), Date.now()];
  await db.deleteFrom("oauth_sessions").where("created_at", "<", earliest(now)).execute();
  await db
    .insertInto("oauth_sessions")
    .values({
      sid,
      email: info.entity_id,
      license_id: info.license_id,
      client_id: info.client_id,
      scopes: parseScopes(info.scope).join(" "),
      access_token: await seal.close(tokens.accessToken),
      refresh_token: await seal.close(tokens.refreshToken),
      fresh_until: freshUntil(now, tokens.expiresIn),
      version: 1,
      lease_until: 0,
      created_at: now,
    })
    .execute();
  return sid;
}

/** The session of an id; undefined when it has ended. */
export async function findSession(sid: string, now = Date.now()): Promise<Session | undefined> {
  const row = await (await database())
    .selectFrom("oauth_sessions")
    .select(["email", "license_id", "client_id", "scopes"])
    .where("sid", "=", sid)
    .where("created_at", ">=", earliest(now))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    sid,
    email: row.email,
    licenseId: row.license_id,
    clientId: row.client_id,
    granted: parseScopes(row.scopes),
  };
}

/** Ends a session here: its tokens are forgotten, a cookie that is replayed opens nothing. Revokes nothing. */
export async function endSession(sid: string): Promise<void> {
  await (await database()).deleteFrom("oauth_sessions").where("sid", "=", sid).execute();
}

/** Ends a session a little later, as the same browser has signed in again. */
export async function retireSession(sid: string, now = Date.now()): Promise<void> {
  await (await database())
    .updateTable("oauth_sessions")
    .set({ created_at: earliest(now) + GIVES_WAY_MS })
    .where("sid", "=", sid)
    .execute();
}
