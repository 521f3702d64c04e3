import "server-only";
import { covers } from "@/lib/contract/scopes";
import type { SignOutPreview } from "@/lib/session/api";
import type { Session } from "@/server/sign-in/session-rows";
import { boundBots } from "./bot-bindings";
import { callApi } from "@/server/upstream/call-api";

/** The bots that revoking this session's grant would take offline: ours, logged in, and last saved by this session. */
export async function previewSignOut(session: Session): Promise<SignOutPreview> {
  if (!covers(session.granted, "agents-bot--my:read")) return { bots: [] };
  const bound = await boundBots(session);
  if (bound.size === 0) return { bots: [] };
  const { bot_agents } = await callApi(session, "get_bot_agents", { all: false });
  return {
    bots: bot_agents
      .filter(({ id, status }) => status !== "offline" && bound.has(id))
      .map(({ id, name }) => ({ id, name })),
  };
}
