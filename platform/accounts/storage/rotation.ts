import type { Transaction } from "kysely";
import type { Database, Tables } from "../../database/schema";
import { holdGrant } from "./hold-grant";

/*
 * Refresh tokens rotate, and using a spent one revokes the whole grant: it was stolen. But an answer can get lost: the
 * client dies between our answer and storing it, and has the old token only. So a refresh token is not spent when it is
 * exchanged but when something it was exchanged for is first used. Until then it can be exchanged again.
 */

async function spend(transaction: Transaction<Tables>, id: string, now: number): Promise<void> {
  await transaction
    .updateTable("oidc_records")
    .set({ consumed_at: now })
    .where("model", "=", "RefreshToken")
    .where("id", "=", id)
    .where("consumed_at", "is", null)
    .execute();
}

/**
 * Spends the refresh token that an access token came from, when the access token is used for the first
 * time.
 */
export async function onFirstUse(
  database: Database,
  accessToken: { id: string; grantId: string; rotatedFrom: string },
  now: number,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await holdGrant(transaction, accessToken.grantId);
    await spend(transaction, accessToken.rotatedFrom, now);
    await transaction
      .updateTable("oidc_records")
      .set({ rotated_from: null })
      .where("model", "=", "AccessToken")
      .where("id", "=", accessToken.id)
      .execute();
  });
}

/**
 * Spends the parent of a refresh token that is exchanged, and its siblings, which a repeated exchange of
 * the parent issued. Only one line of succession continues, so a thief and the client cannot both keep
 * refreshing.
 */
export async function onExchange(database: Database, id: string, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom("oidc_records")
      .select(["rotated_from", "grant_id"])
      .where("model", "=", "RefreshToken")
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row?.rotated_from || row.grant_id === null) return;
    const parent = row.rotated_from;
    await holdGrant(transaction, row.grant_id);
    await spend(transaction, parent, now);
    await transaction
      .updateTable("oidc_records")
      .set({ consumed_at: now })
      .where("model", "=", "RefreshToken")
      .where("rotated_from", "=", parent)
      .where("id", "!=", id)
      .where("consumed_at", "is", null)
      .execute();
  });
}
