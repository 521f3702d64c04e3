import "server-only";
import type { Session } from "@/server/auth/session-rows";
import { database } from "@/server/database/database";
import { describeError, log } from "@/server/log";

/**
 * Remembers that this session created or updated a bot last: revoking its grant would log the bot out. A bot known to
 * be offline is forgotten. The bot is saved by now, so a failure here is logged and not the person's trouble.
 */
export async function recordBinding(
  session: Session,
  botId: string,
  status: string | undefined,
): Promise<void> {
  const key = { license_id: session.licenseId, bot_id: botId };
  try {
    const db = await database();
    if (status === "offline") {
      await db
        .deleteFrom("bot_bindings")
        .where("license_id", "=", key.license_id)
        .where("bot_id", "=", botId)
        .execute();
      return;
    }
    await db
      .insertInto("bot_bindings")
      .values({ ...key, sid: session.sid })
      .onConflict((conflict) => conflict.columns(["license_id", "bot_id"]).doUpdateSet({ sid: session.sid }))
      .execute();
  } catch (error) {
    log("error", "binding not recorded", { bot_id: botId, ...describeError(error) });
  }
}

/** Ids of the bots that this session was the last to create or update. */
export async function boundBots(session: Session): Promise<Set<string>> {
  const rows = await (await database())
    .selectFrom("bot_bindings")
    .select("bot_id")
    .where("license_id", "=", session.licenseId)
    .where("sid", "=", session.sid)
    .execute();
  return new Set(rows.map(({ bot_id }) => bot_id));
}
