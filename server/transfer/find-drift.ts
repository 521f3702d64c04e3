import "server-only";
import type { Session } from "@/server/sign-in/session-rows";
import { readLicense } from "./read-license";
import { inWorker } from "./work/in-worker";

/** Lists changes to the license since a plan was made, one sentence each, as JSON text. */
export function findDrift(session: Session, base: string, signal: AbortSignal): Promise<string> {
  const { licenseId, clientId } = session;
  const owner = { licenseId, clientId };
  return inWorker({ session, signal, license: () => readLicense(session) }, "drift", { owner, base });
}
