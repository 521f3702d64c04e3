import "server-only";
import type { BotDetails } from "@/lib/contract/replies";
import { coversAny } from "@/lib/contract/scopes";
import { METHODS } from "@/lib/contract/methods";
import type { Session } from "@/server/auth/session-rows";
import { callApi } from "@/server/upstream/call-api";

/** A bot as it is now, with its secret; undefined where this session may remove it without seeing it. */
export async function readBot(session: Session, id: string): Promise<BotDetails | undefined> {
  if (!coversAny(session.granted, METHODS.get_bot_agent_details.scopes)) return undefined;
  return (await callApi(session, "get_bot_agent_details", { bot_agent_id: id })).bot_agent;
}
