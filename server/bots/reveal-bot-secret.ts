import "server-only";
import type { RevealedSecret } from "@/lib/contract/secret";
import type { Session } from "@/server/sign-in/session-rows";
import { SafeError } from "@/server/errors";
import { recordReveal } from "@/server/secrets/record-reveal";
import { callApi } from "@/server/upstream/call-api";

/** Reveals the secret of a bot's webhooks, after recording who asked for it. */
export async function revealBotSecret(session: Session, id: string): Promise<RevealedSecret> {
  const { bot_agent } = await callApi(session, "get_bot_agent_details", { bot_agent_id: id });
  if (!bot_agent.webhooks)
    throw new SafeError("not_found", "This bot has no webhooks, so there is no secret.");
  await recordReveal(session, "bot", id);
  return { secret_key: bot_agent.webhooks.secret_key };
}
