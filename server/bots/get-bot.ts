import "server-only";
import type { ShownBot } from "@/lib/bots/api";
import type { Session } from "@/server/sign-in/session-rows";
import { callApi } from "@/server/upstream/call-api";
import { shownBot } from "./shown-bot";

/** Reads a bot with all fields of the API except its secret. */
export async function getBot(session: Session, id: string): Promise<{ bot: ShownBot }> {
  const { bot_agent } = await callApi(session, "get_bot_agent_details", { bot_agent_id: id });
  return { bot: shownBot(session, bot_agent) };
}
