import { covers, type Scope } from "@/lib/contract/scopes";
import type { Grant } from "./accounts-port";
import type { Clock } from "./clock";
import type { Database } from "./database/schema";
import { PlatformError } from "./errors";
import type { Random } from "./random";
import type { Seal } from "./seal";

/** Caller of a method, with the parts of the platform that the method needs. */
export type Caller = { grant: Grant; database: Database; clock: Clock; random: Random; seal: Seal };

/** Owner of an object, as its row names it. */
export type Owned = { license_id: number; client_id: string };

/**
 * The object, if it is the calling application's, or the caller has the scope for everyone's.
 * @param noun how messages call it, e.g. "BOT Agent"
 * @throws PlatformError not_found or authorization
 */
export function assertReach<T extends Owned>(
  { grant }: Caller,
  object: T | undefined,
  noun: string,
  all?: Scope,
): T {
  // Another license gets "not found", so that it cannot learn which ids exist (docs/api.md, section 2.3).
  if (object === undefined || object.license_id !== grant.licenseId) throw notFound(noun);
  if (all !== undefined && covers(grant.scopes, all)) return object;
  if (object.client_id !== grant.clientId) {
    throw new PlatformError("authorization", `the ${noun} belongs to another application`);
  }
  return object;
}

export function notFound(noun: string): PlatformError {
  return new PlatformError("not_found", `the ${noun} does not exist`);
}

export function missingScope(scopes: readonly Scope[]): PlatformError {
  return new PlatformError("authorization", `the access token lacks the permission ${scopes.join(" or ")}`);
}
