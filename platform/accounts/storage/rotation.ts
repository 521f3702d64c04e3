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

/** An access token that came from a refresh is used for the first time: the refresh token it came from is spent. */
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
 * A refresh token is exchanged: the one it came from is spent, and so are its siblings from the same exchange done
 * twice. Only one line of succession goes on, so a thief and the client cannot both keep refreshing.
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
