import "server-only";
import { database } from "@/server/database/database";
import { findSession, type Session } from "./session-rows";

/** Origin of unfinished work: the session that began it, its license and its application. */
export type Begun = { sid: string; license_id: number; client_id: string };

/** Most sessions to try, newest first, because a newer one more likely has a token that still works. */
const MOST = 20;

/**
 * Finds a session to finish work with: the one that began it, or else another of the same license and
 * application, so that work does not stay half done after its author signed out. Undefined if no session
 * has the permission (`may`).
 */
export async function actingSession(
  { sid, license_id, client_id }: Begun,
  may: (session: Session) => boolean,
): Promise<Session | undefined> {
  const others = await (await database())
    .selectFrom("oauth_sessions")
    .select("sid")
    .where("license_id", "=", license_id)
    .where("client_id", "=", client_id)
    .where("sid", "!=", sid)
    .orderBy("created_at", "desc")
    .limit(MOST)
    .execute();
  for (const one of [sid, ...others.map((other) => other.sid)]) {
    const session = await findSession(one);
    if (session && may(session)) return session;
  }
  return undefined;
}
