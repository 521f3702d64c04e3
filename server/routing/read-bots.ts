import "server-only";
import pLimit from "p-limit";
import { ROUTED_PAGE, type RoutableBot, type RoutedBotsReply } from "@/lib/routing/api";
import type { Session } from "@/server/sign-in/session-rows";
import { InputError, SafeError, SessionEndedError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { routableBot } from "./routable-bot";

/** Calls under way at a time for one request: the API asks for patience with bursts. */
const AT_ONCE = 8;

/** Reads some bots. One that cannot be read does not keep the others away. */
export async function readBots(session: Session, ids: readonly string[]): Promise<RoutedBotsReply> {
  if (ids.length > ROUTED_PAGE) {
    throw new InputError([{ path: "ids", message: `Ask for ${ROUTED_PAGE} bots at most` }]);
  }
  const limit = pLimit(AT_ONCE);
  const failed: RoutedBotsReply["failed"] = [];
  const read = async (id: string): Promise<RoutableBot | undefined> => {
    try {
      const { bot_agent } = await callApi(session, "get_bot_agent_details", { bot_agent_id: id });
      return routableBot(session, bot_agent);
    } catch (error) {
      if (!(error instanceof SafeError) || error instanceof SessionEndedError) throw error;
      // A bot that was removed since the list was read is left out.
      if (error.code !== "not_found") failed.push({ id, message: error.message });
      return undefined;
    }
  };
  const bots = await Promise.all(ids.map((id) => limit(read, id)));
  return { bots: bots.filter((bot) => bot !== undefined), failed };
}
