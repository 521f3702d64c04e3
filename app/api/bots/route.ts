import { botListSchema, createBotInputSchema, createdBotSchema } from "@/lib/bots/api";
import { METHODS } from "@/lib/contract/methods";
import { createBot } from "@/server/bots/create-bot";
import { listBots } from "@/server/bots/list-bots";
import { defineRoute } from "@/server/http/define-route";

export const GET = defineRoute({
  output: botListSchema,
  scopes: METHODS.get_bot_agents.scopes,
  run: ({ session }) => listBots(session),
});

export const POST = defineRoute({
  input: createBotInputSchema,
  output: createdBotSchema,
  scopes: METHODS.create_bot_agent.scopes,
  run: ({ session, input, cause }) => createBot(session, input, cause),
});
