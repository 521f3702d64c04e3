import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { ExpressionBuilder } from "kysely";
import { parseScopes } from "@/lib/contract/scopes";
import type { AccountInfo } from "./accounts";
import { database } from "@/server/database/database";
import type { Tables } from "@/server/database/schema";
import { tokenSeal } from "./access-token";
import { freshUntil, type Tokens } from "./token-store";

/** Session as handlers see it. It holds no token: tokens are read by `sid` at the time of use. */
export type Session = {
  sid: string;
  email: string;
  licenseId: number;
  clientId: string;
  /** Granted scopes in v0.4 spelling. */
  granted: string[];
};

/** Longest life of a session before a new sign-in, in seconds, for both the cookie and its row. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** Longest time a session lives unused, in seconds. */
export const IDLE_SECONDS = 7 * 24 * 60 * 60;

/**
 * Time that a session lives on after the browser has another, in milliseconds: other tabs have requests in
 * progress with it.
 */
const GIVES_WAY_MS = 60_000;

const earliest = (now: number) => now - SESSION_SECONDS * 1000;

/**
 * Condition that a session is within both limits. `checked_at` stands for its last use, as rights.ts sets
 * it each minute while the session is used.
 */
function isLive(row: ExpressionBuilder<Tables, "oauth_sessions">, now: number) {
  return row.and([
    row("created_at", ">=", earliest(now)),
    row(row.fn.coalesce("checked_at", "created_at"), ">=", now - IDLE_SECONDS * 1000),
  ]);
}

/** Length of a session's id in random bytes. A guessed id alone opens nothing: the cookie is sealed with AUTH_SECRET. */
const ID_BYTES = 32;

/** A one-way hash that names a session in the log, where its id must not appear. */
export function sessionMark(sid: string): string {
  return createHash("sha256").update(sid).digest("hex").slice(0, 16);
}

export async function startSession(info: AccountInfo, tokens: Tokens): Promise<string> {
  const [db, seal, now] = [await database(), tokenSeal(), Date.now()];
  const sid = randomBytes(ID_BYTES).toString("base64url");
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
      checked_at: now,
    })
    .execute();
  return sid;
}

/** Session with its permissions as of the last check, at `checkedAt`. */
export type KnownSession = { session: Session; checkedAt: number };

/** Reads a session by its id, with permissions as of the last check; undefined when it has ended. */
export async function knownSession(sid: string, now = Date.now()): Promise<KnownSession | undefined> {
  const row = await (await database())
    .selectFrom("oauth_sessions")
    .select(["email", "license_id", "client_id", "scopes", "created_at", "checked_at"])
    .where("sid", "=", sid)
    .where((expression) => isLive(expression, now))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const session = {
    sid,
    email: row.email,
    licenseId: row.license_id,
    clientId: row.client_id,
    granted: parseScopes(row.scopes),
  };
  return { session, checkedAt: row.checked_at ?? row.created_at };
}

/**
 * Reads a session for background work, whose permissions the Configuration API checks; undefined when it
 * has ended. To show data to a person, use checkedSession (rights.ts).
 */
export async function findSession(sid: string, now = Date.now()): Promise<Session | undefined> {
  return (await knownSession(sid, now))?.session;
}

/**
 * Stores the permissions that the accounts server reported; false when the session has ended since they
 * were asked for.
 */
export async function noteRights(sid: string, granted: readonly string[], now: number): Promise<boolean> {
  const { numUpdatedRows } = await (await database())
    .updateTable("oauth_sessions")
    .set({ scopes: granted.join(" "), checked_at: now })
    .where("sid", "=", sid)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes expired sessions with their tokens. */
export async function sweepSessions(now = Date.now()): Promise<void> {
  await (await database())
    .deleteFrom("oauth_sessions")
    .where((row) => row.not(isLive(row, now)))
    .execute();
}

/** Deletes a session with its tokens, so that a replayed cookie opens nothing. Its grant is not revoked. */
export async function endSession(sid: string): Promise<void> {
  await (await database()).deleteFrom("oauth_sessions").where("sid", "=", sid).execute();
}

/** Ends a session in GIVES_WAY_MS, because the same browser has signed in again. */
export async function retireSession(sid: string, now = Date.now()): Promise<void> {
  await (await database())
    .updateTable("oauth_sessions")
    .set({ created_at: earliest(now) + GIVES_WAY_MS })
    .where("sid", "=", sid)
    .execute();
}
