import type { AccountsOptions } from "../../accounts-port";
import { seconds } from "./records";
import { revokeGrant } from "./revoke";

/** Refresh tokens that a client and user may have at a time; the oldest is revoked silently (docs/api.md, section 1.2). */
const MAX_REFRESH_TOKENS = 25;

/**
 * Revokes the oldest grants beyond the limit. Called after a refresh token was issued; grants are counted,
 * because rotation replaces a token without adding one.
 */
export async function enforceRefreshTokenLimit(
  options: AccountsOptions,
  owner: { clientId: string; email: string },
): Promise<void> {
  const { database, clock } = options;
  const grants = await database
    .selectFrom("oidc_records")
    .select("grant_id")
    .where("model", "=", "RefreshToken")
    .where("account_id", "=", owner.email)
    .where("client_id", "=", owner.clientId)
    .where("expires_at", ">", seconds(clock))
    .groupBy("grant_id")
    .orderBy((column) => column.fn.max("issued_at"), "desc")
    .execute();
  for (const { grant_id } of grants.slice(MAX_REFRESH_TOKENS))
    if (grant_id !== null) await revokeGrant(options, grant_id);
}
