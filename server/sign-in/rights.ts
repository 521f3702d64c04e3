import "server-only";
import { parseScopes } from "@/lib/contract/scopes";
import { inspectToken } from "./accounts";
import { whileWanted, withDeadline, withoutDeadline } from "@/server/deadline";
import { SafeError, SessionEndedError } from "@/server/errors";
import { processWide } from "@/server/process-wide";
import { accessToken } from "./access-token";
import { endSession, knownSession, noteRights, type Session } from "./session-rows";

/** Age up to which checked permissions count as current, in milliseconds. */
export const CHECKED_FOR_MS = 60_000;
/** Age up to which they still count while the accounts server cannot be asked, in milliseconds. */
export const GRACE_MS = 10 * 60_000;
/** Pause after a failed check before a session is checked again, in milliseconds. */
const AGAIN_MS = 5_000;
/** Time that a request waits for a check, in milliseconds; the check itself continues for later requests. */
const WAIT_MS = 3_000;

/** Thrown when the person's current permissions are unknown, so no data is shown; the session stays. */
export class RightsUnknownError extends SafeError {
  static override readonly kind: string = "RightsUnknownError";
  override readonly name = "RightsUnknownError";
  constructor(cause: unknown) {
    super(
      "upstream_unavailable",
      "Your permissions cannot be checked, as the accounts server does not answer.",
      undefined,
      "no",
      { cause, asked: { why: "unavailable", ms: AGAIN_MS } },
    );
  }
}

const checks = () =>
  processWide("rights", () => ({
    flights: new Map<string, Promise<Session>>(),
    failed: new Map<string, number>(),
  }));

/**
 * The session of an id, with permissions that the accounts server confirmed within the last minute; undefined when it has
 * ended. Each process asks once for all waiting requests; other processes read the result from the session's row.
 * @throws RightsUnknownError when the accounts server has not answered for longer than GRACE_MS
 */
export async function checkedSession(sid: string, now = Date.now()): Promise<Session | undefined> {
  const known = await knownSession(sid, now);
  if (known === undefined || now - known.checkedAt < CHECKED_FOR_MS) return known?.session;
  try {
    const failedAt = checks().failed.get(sid);
    if (failedAt !== undefined && now - failedAt < AGAIN_MS) throw new RightsUnknownError(undefined);
    return await withDeadline(() => checkRights(sid), { ms: WAIT_MS });
  } catch (error) {
    if (error instanceof SessionEndedError) return undefined;
    if (!(error instanceof SafeError)) throw error;
    if (now - known.checkedAt < GRACE_MS) return known.session;
    throw error instanceof RightsUnknownError ? error : new RightsUnknownError(error);
  }
}

/**
/**
 * Asks the accounts server for a session's current permissions. Refreshes the access token if it is no longer good.
 * @throws SessionEndedError when token and refresh are refused, or the token belongs to another person
 * @throws SafeError upstream_unavailable when the accounts server gives no usable answer
 */
export function checkRights(sid: string): Promise<Session> {
  const { flights } = checks();
  let flight = flights.get(sid);
  if (flight === undefined) {
    // Several requests wait for this check: one client that leaves must not end it.
    flight = withoutDeadline(() => check(sid)).finally(() => flights.delete(sid));
    flights.set(sid, flight);
  }
  return whileWanted(flight);
}

async function check(sid: string): Promise<Session> {
  const { failed } = checks();
  try {
    const session = await ask(sid);
    failed.delete(sid);
    return session;
  } catch (error) {
    if (error instanceof SessionEndedError) failed.delete(sid);
    else failed.set(sid, Date.now());
    throw error;
  }
}

async function ask(sid: string): Promise<Session> {
  const token = await accessToken(sid);
  const info = (await inspectToken(token)) ?? (await inspectToken(await accessToken(sid, token)));
  const now = Date.now();
  const known = await knownSession(sid, now);
  if (known === undefined) throw new SessionEndedError();
  if (info === undefined) throw new RightsUnknownError(undefined);
  const { session } = known;
  const granted = parseScopes(info.scope);
  const same = info.entity_id === session.email && info.license_id === session.licenseId;
  if (!same) await endSession(sid);
  if (!same || !(await noteRights(sid, granted, now))) throw new SessionEndedError();
  return { ...session, granted };
}
