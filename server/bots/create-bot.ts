import "server-only";
import type { CreateBotInput, CreatedBot } from "@/lib/bots/api";
import type { Session } from "@/server/auth/session-rows";
import { callApi } from "@/server/upstream/call-api";
import { recordBinding } from "./bot-bindings";
import { toWireWebhooks } from "./bot-webhooks";

/** Creates a bot of this application; a logged-in one is bound to this session. */
export async function createBot(session: Session, { bot }: CreateBotInput): Promise<CreatedBot> {
  const { webhooks, ...fields } = bot;
  const wire = webhooks ? { ...fields, webhooks: await toWireWebhooks(webhooks, noSecret) } : fields;
  const { bot_agent_id: id } = await callApi(session, "create_bot_agent", wire);
  await recordBinding(session, id, bot.status);
  return { id };
}

async function noSecret(): Promise<undefined> {
  return undefined;
}
