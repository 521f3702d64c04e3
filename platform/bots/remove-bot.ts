import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import { assertReach, type Caller, notFound } from "../caller";
import { recordBot } from "./bot";
import { findBot } from "./find-bot";

/** Removes a bot, another application's only with the scope for all (reference, "Remove BOT Agent"). */
export async function removeBot(
  caller: Caller,
  request: MethodRequest<"remove_bot_agent">,
): Promise<MethodReply<"remove_bot_agent">> {
  const bot = assertReach(
    caller,
    await findBot(caller, request.bot_agent_id),
    "BOT Agent",
    "agents-bot--all:write",
  );
  await caller.database.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom("bots")
      .where("position", "=", bot.position)
      .executeTakeFirst();
    // Someone else removed it in between.
    if (numDeletedRows === 0n) throw notFound("BOT Agent");
    await recordBot(transaction, caller.clock, { ...bot, status: "offline" });
  });
  return {};
}
