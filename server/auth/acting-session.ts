import "server-only";
import { database } from "@/server/database/database";
import { findSession, type Session } from "./session-rows";

/** What was begun for somebody: by which session, of which license and application. */
export type Begun = { sid: string; license_id: number; client_id: string };

/** Sessions that are tried: the newest are the likeliest to have a token that is still good. */
const MOST = 20;

/**
 * A session to finish with what was begun: the one that began it, or else one of the same license and application, so that
 * what is half done does not stay so because somebody has signed out. Undefined where none may.
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
