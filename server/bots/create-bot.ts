import "server-only";
import type { CreateBotInput, CreatedBot } from "@/lib/bots/api";
import { botName } from "@/lib/changes/names";
import type { Session } from "@/server/sign-in/session-rows";
import type { Cause } from "@/server/journal/journal";
import { journalled } from "@/server/journal/journalled";
import { botState } from "@/server/journal/object-state";
import { callApi } from "@/server/upstream/call-api";
import { refuseLogins } from "@/server/upstream/refuse-logins";
import { recordBinding } from "./bot-bindings";
import { toWireWebhooks } from "./bot-webhooks";

/** Creates a bot of this application; a logged-in one is bound to this session. */
export async function createBot(
  session: Session,
  { bot }: CreateBotInput,
  cause: Cause,
): Promise<CreatedBot> {
  const { webhooks, ...fields } = bot;
  refuseLogins(cause, [
    { path: "avatar", address: bot.avatar },
    { path: "webhooks.url", address: webhooks?.url },
  ]);
  const wire = webhooks ? { ...fields, webhooks: await toWireWebhooks(webhooks, noSecret) } : fields;
  const { bot_agents: mine } = await callApi(session, "get_bot_agents", { all: false });
  const { bot_agent_id: id } = await journalled(
    session,
    cause,
    {
      object: { kind: "bot", id: null, name: botName(bot) },
      kind: "create",
      before: null,
      after: botState(session.licenseId, wire),
      alike: mine.filter(({ name }) => name === bot.name).map(({ id }) => id),
    },
    () => callApi(session, "create_bot_agent", wire),
    ({ bot_agent_id }) => bot_agent_id,
  );
  await recordBinding(session, id, bot.status);
  return { id };
}

async function noSecret(): Promise<undefined> {
  return undefined;
}
