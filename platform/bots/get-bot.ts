import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import { opened } from "../seal";
import { assertReach, type Caller } from "../caller";
import { readDetails, readSummary } from "./bot";
import { findBot } from "./find-bot";

/** Everything about one bot (reference, "Get BOT Agent details"). */
export async function getBot(
  caller: Caller,
  request: MethodRequest<"get_bot_agent_details">,
): Promise<MethodReply<"get_bot_agent_details">> {
  const bot = assertReach(
    caller,
    await findBot(caller, request.bot_agent_id),
    "BOT Agent",
    "agents-bot--all:read",
  );
  const details = readDetails(bot.details);
  return {
    bot_agent: {
      id: bot.id,
      ...readSummary(bot.summary),
      status: bot.status,
      application: { client_id: bot.client_id },
      ...details,
      ...(details.webhooks && { webhooks: opened(caller.seal, details.webhooks) }),
    },
  };
}
