import type { AccountsOptions } from "../../accounts-port";
import { recordId } from "./records";

/** Ends a grant: the bots that it logged in go offline, and its tokens and codes stop working. */
export async function revokeGrant(
  { database, onGrantRevoked }: Pick<AccountsOptions, "database" | "onGrantRevoked">,
  grantId: string,
): Promise<void> {
  await onGrantRevoked(grantId);
  await database.transaction().execute(async (transaction) => {
    const records = transaction.deleteFrom("oidc_records").where("grant_id", "=", grantId);
    // Issuing a token locks the grant's row (hold-grant.ts). Deleting that first waits for it, so the second statement sees the token.
    await records.where("model", "=", "Grant").execute();
    await records.execute();
  });
}

/**
 * Revokes the grant of an access or refresh token, even an expired one. An unknown token changes nothing.
 */
export async function revokeToken(options: AccountsOptions, token: string): Promise<void> {
  const rows = await options.database
    .selectFrom("oidc_records")
    .select("grant_id")
    .where("model", "in", ["AccessToken", "RefreshToken"])
    .where("id", "=", recordId(token))
    .execute();
  for (const { grant_id } of rows) if (grant_id !== null) await revokeGrant(options, grant_id);
}
