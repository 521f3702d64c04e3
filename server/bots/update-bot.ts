import "server-only";
import type { UpdateBotInput } from "@/lib/bots/api";
import type { Session } from "@/server/auth/session-rows";
import { SafeError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { recordBinding } from "./bot-bindings";
import { toWireWebhooks } from "./bot-webhooks";

/** Changes what was sent and nothing else; `groups` and `webhooks` are replaced whole. Unknown fields pass through. */
export async function updateBot(session: Session, id: string, { bot }: UpdateBotInput): Promise<void> {
  const { webhooks, mine: _, ...fields } = bot;
  const wire = webhooks
    ? { ...fields, webhooks: await toWireWebhooks(webhooks, () => storedSecret(session, id)) }
    : fields;
  try {
    await callApi(session, "update_bot_agent", { ...wire, id });
  } catch (error) {
    // It may have happened all the same; then signing out must not forget this bot.
    if (error instanceof SafeError && error.changed === "unknown")
      await recordBinding(session, id, bot.status);
    throw error;
  }
  await recordBinding(session, id, bot.status);
}

async function storedSecret(session: Session, id: string): Promise<string | undefined> {
  const { bot_agent } = await callApi(session, "get_bot_agent_details", { bot_agent_id: id });
  return bot_agent.webhooks?.secret_key;
}
