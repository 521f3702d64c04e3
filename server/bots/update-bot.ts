import "server-only";
import type { UpdateBotInput } from "@/lib/bots/api";
import { botName } from "@/lib/changes/names";
import type { BotDetails } from "@/lib/contract/replies";
import type { Session } from "@/server/auth/session-rows";
import type { Cause } from "@/server/changes/journal";
import { journalled } from "@/server/changes/journalled";
import { botState } from "@/server/changes/object-state";
import { SafeError } from "@/server/errors";
import { callApi } from "@/server/upstream/call-api";
import { recordBinding } from "./bot-bindings";
import { toWireWebhooks } from "./bot-webhooks";

/** Changes what was sent and nothing else; `groups` and `webhooks` are replaced whole. Unknown fields pass through. */
export async function updateBot(
  session: Session,
  id: string,
  { bot }: UpdateBotInput,
  cause: Cause,
): Promise<void> {
  const { bot_agent: before } = await callApi(session, "get_bot_agent_details", { bot_agent_id: id });
  await changeBot(session, before, bot, cause);
}

/** The same for a bot that was just read. */
export async function changeBot(
  session: Session,
  before: BotDetails,
  { webhooks, mine: _, ...fields }: UpdateBotInput["bot"],
  cause: Cause,
): Promise<void> {
  const { id } = before;
  const wire = webhooks
    ? { ...fields, webhooks: await toWireWebhooks(webhooks, async () => before.webhooks?.secret_key) }
    : fields;
  const said = Object.entries(wire).filter(([, value]) => value !== null && value !== undefined);
  try {
    await journalled(
      session,
      cause,
      {
        object: { kind: "bot", id, name: botName(before) },
        kind: "update",
        before: botState(session.licenseId, before),
        after: botState(session.licenseId, { ...before, ...Object.fromEntries(said) }),
      },
      () => callApi(session, "update_bot_agent", { ...wire, id }),
    );
  } catch (error) {
    // It may have happened all the same; then signing out must not forget this bot.
    if (error instanceof SafeError && error.changed === "unknown")
      await recordBinding(session, id, fields.status);
    throw error;
  }
  await recordBinding(session, id, fields.status);
}
