import "server-only";
import type { BotDetails } from "@/lib/contract/replies";
import { coversAny } from "@/lib/contract/scopes";
import { METHODS } from "@/lib/contract/methods";
import type { Session } from "@/server/sign-in/session-rows";
import { callApi } from "@/server/upstream/call-api";

/**
 * Reads a bot from the API, with its secret; undefined for a session that may remove the bot but not read
 * it.
 */
export async function readBot(session: Session, id: string): Promise<BotDetails | undefined> {
  if (!coversAny(session.granted, METHODS.get_bot_agent_details.scopes)) return undefined;
  return (await callApi(session, "get_bot_agent_details", { bot_agent_id: id })).bot_agent;
}
