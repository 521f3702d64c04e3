import "server-only";
import type { Session } from "@/server/auth/session-rows";
import { callApi } from "@/server/upstream/call-api";
import { recordBinding } from "./bot-bindings";

/** Removes a bot, of this application or, with `agents-bot--all:write`, of any. */
export async function removeBot(session: Session, id: string): Promise<void> {
  await callApi(session, "remove_bot_agent", { bot_agent_id: id });
  await recordBinding(session, id, "offline");
}
