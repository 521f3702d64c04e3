import "server-only";
import type { BotList } from "@/lib/bots/api";
import { covers } from "@/lib/contract/scopes";
import type { Session } from "@/server/sign-in/session-rows";
import { callApi } from "@/server/upstream/call-api";

/**
 * Lists every bot that the session may see, each marked as the application's own or not. The API's list
 * names no owners, so the application's own bots are listed separately.
 */
export async function listBots(session: Session): Promise<BotList> {
  const all = covers(session.granted, "agents-bot--all:read");
  const [{ bot_agents: mine }, every] = await Promise.all([
    callApi(session, "get_bot_agents", { all: false }),
    all ? callApi(session, "get_bot_agents", { all: true }) : undefined,
  ]);
  const own = new Set(mine.map(({ id }) => id));
  const listed = every?.bot_agents ?? mine;
  return { bots: listed.map((bot) => ({ ...bot, mine: own.has(bot.id) })), all };
}
