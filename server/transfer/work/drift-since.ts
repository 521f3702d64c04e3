import "server-only";
import type { DriftReply } from "@/lib/transfer/api";
import type { Current } from "@/lib/transfer/current";
import { driftBetween } from "@/lib/transfer/drift";
import { unpackBase } from "../base";
import { shadowLicense } from "../shadow";
import type { Owner } from "../ticket";

/**
 * Lists changes to the license since a plan was made, one sentence each.
 * @throws InputError
 */
export async function driftSince(
  { licenseId }: Owner,
  base: string,
  license: () => Promise<Current>,
): Promise<DriftReply> {
  const before = await unpackBase(base);
  return { changes: driftBetween(before, shadowLicense(licenseId, await license())) };
}
