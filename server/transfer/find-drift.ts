import "server-only";
import type { DriftReply } from "@/lib/transfer/api";
import { driftBetween } from "@/lib/transfer/drift";
import type { Session } from "@/server/auth/session-rows";
import { unpackBase } from "./base";
import { readLicense } from "./read-license";
import { shadowLicense } from "./shadow";

/** What was changed in the license since a plan was made, a sentence each. */
export async function findDrift(session: Session, base: string): Promise<DriftReply> {
  const before = await unpackBase(base);
  const now = shadowLicense(session.licenseId, await readLicense(session));
  return { changes: driftBetween(before, now) };
}
