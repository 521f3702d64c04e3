import type { Transaction } from "kysely";
import type { Tables } from "../../database/schema";
import { recordId } from "./records";

/**
 * Locks a grant until the transaction ends, so that no other transaction revokes it, and keeps it at least
 * until `expiresAt` (seconds since 1970). Every transaction on several rows of a grant calls this first.
 * @returns false if the grant has been revoked already
 */
export async function holdGrant(
  transaction: Transaction<Tables>,
  grantId: string,
  expiresAt = 0,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("oidc_records")
    .set({
      expires_at: (row) =>
        row.case().when("expires_at", "<", expiresAt).then(expiresAt).else(row.ref("expires_at")).end(),
    })
    .where("model", "=", "Grant")
    .where("id", "=", recordId(grantId))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
