import { z } from "zod";
import type { AccountsOptions, Grant } from "../accounts-port";
import { recordId, seconds } from "./storage/records";
import { knownScopes, splitScopes } from "./requested-scopes";
import { onFirstUse } from "./storage/rotation";

const payloadSchema = z.object({ scope: z.string().optional() });

/** The grant behind an access token and when the token expires (seconds since 1970); undefined when it is not valid. */
export async function inspectToken(
  { database, clock }: AccountsOptions,
  accessToken: string,
): Promise<{ grant: Grant; expiresAt: number } | undefined> {
  const id = recordId(accessToken);
  const row = await database
    .selectFrom("oidc_records as token")
    .innerJoin("users", "users.email", "token.account_id")
    .select(["token.payload", "token.grant_id", "token.client_id", "token.expires_at", "token.rotated_from"])
    .select(["users.email", "users.license_id", "users.is_administrator"])
    .where("token.model", "=", "AccessToken")
    .where("token.id", "=", id)
    .executeTakeFirst();
  const now = seconds(clock);
  if (!row?.grant_id || !row.client_id || row.expires_at === null || row.expires_at <= now) return undefined;
  const { grant_id: grantId, rotated_from: rotatedFrom } = row;
  if (rotatedFrom !== null) await onFirstUse(database, { id, grantId, rotatedFrom }, now);
  const { scope } = payloadSchema.parse(JSON.parse(row.payload));
  // A person who is no longer administrator loses the administrators' scopes at once, before the token
  // expires.
  const { available } = splitScopes(knownScopes(scope), { isAdministrator: row.is_administrator === 1 });
  const grant = {
    grantId,
    clientId: row.client_id,
    licenseId: row.license_id,
    entityId: row.email,
    scopes: available,
  };
  return { grant, expiresAt: row.expires_at };
}
