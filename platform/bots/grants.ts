import type { Transaction } from "kysely";
import type { Clock } from "../clock";
import type { Database, Tables } from "../database/schema";
import { recordBot } from "./bot";
import { unauthenticated } from "../errors";

/**
 * Locks the caller's grant until the transaction ends and refuses one that was revoked since the request was
 * authenticated: a bot must not be logged in by a grant whose bots have just been logged out.
 */
export async function holdGrant(
  transaction: Transaction<Tables>,
  grantId: string,
  touched_at: number,
): Promise<void> {
  const { revoked } = await transaction
    .insertInto("grants")
    .values({ id: grantId, revoked: 0, touched_at })
    // Rewriting the row with its own value locks it on both engines; SELECT … FOR UPDATE exists on one
    // only.
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((row) => ({ revoked: row.ref("grants.revoked"), touched_at })),
    )
    .returning("revoked")
    .executeTakeFirstOrThrow();
  if (revoked === 1) throw unauthenticated("the access token was revoked");
}

/** Marks a grant as revoked and sets the bots that are bound to it offline (reference, "BOT Agent"). */
export async function logOutGrant(database: Database, clock: Clock, grantId: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("grants")
      .values({ id: grantId, revoked: 1, touched_at: clock() })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ revoked: 1, touched_at: clock() }))
      .execute();
    const bots = await transaction
      .updateTable("bots")
      .set({ status: "offline", grant_id: null })
      .where("grant_id", "=", grantId)
      .returningAll()
      .execute();
    for (const bot of bots) await recordBot(transaction, clock, bot);
  });
}
