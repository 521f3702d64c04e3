import "server-only";
import { revokeToken } from "./accounts";
import { endSession, type Session } from "./session-rows";
import { SessionEndedError } from "@/server/errors";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { accessToken } from "./access-token";

/**
 * Ends a session. With `revoke` its grant dies first, and bots it logged in go offline; if that fails the session
 * stays, so that it can be tried again or signed out of without.
 */
export async function signOut(session: Session, revoke: boolean): Promise<void> {
  if (revoke) await revokeGrant(session.sid);
  await endSession(session.sid);
  metrics.securityEvents.inc({ event: "signed_out" });
  log("info", "signed out", { license: session.licenseId, revoked: String(revoke) });
}

async function revokeGrant(sid: string): Promise<void> {
  try {
    await revokeToken(await accessToken(sid));
  } catch (error) {
    // Refused at its refresh: it was revoked already.
    if (!(error instanceof SessionEndedError)) throw error;
  }
}
