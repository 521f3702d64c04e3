import "server-only";
import type { Session } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import type { Database } from "@/server/database/schema";
import { describeError, log } from "@/server/log";

/**
 * Remembers this session as the last one that wrote a bot, since revoking its grant would log the bot out.
 * A bot known to be offline is forgotten. The bot is already saved, so a failure here is only logged.
 */
export function recordBinding(session: Session, botId: string, status: string | undefined): Promise<void> {
  return recording(botId, async (db) => {
    if (status !== "offline") return void (await bind(db, session, botId).execute());
    await db
      .deleteFrom("bot_bindings")
      .where("license_id", "=", session.licenseId)
      .where("bot_id", "=", botId)
      .execute();
  });
}

/**
 * Remembers this session as the creator of a bot, found out later; a session that has written the bot since
 * stays bound.
 */
export function recordFirstBinding(session: Session, botId: string, status: string): Promise<void> {
  return recording(botId, async (db) => {
    if (status !== "offline") await bind(db, session, botId, "first").execute();
  });
}

function bind(db: Database, { licenseId, sid }: Session, botId: string, order: "first" | "last" = "last") {
  return db
    .insertInto("bot_bindings")
    .values({ license_id: licenseId, bot_id: botId, sid })
    .onConflict((conflict) => {
      const there = conflict.columns(["license_id", "bot_id"]);
      return order === "last" ? there.doUpdateSet({ sid }) : there.doNothing();
    });
}

async function recording(botId: string, record: (db: Database) => Promise<void>): Promise<void> {
  try {
    await record(await database());
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
