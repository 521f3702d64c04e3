import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import type { Caller } from "../caller";
import { holdGrant } from "./grants";
import { assertListFits } from "../list-size";
import { botId } from "../random";
import { bindingFor, newBot, recordBot } from "./bot";

/** Creates a bot of the calling application (reference, "Create BOT Agent"). */
export async function createBot(
  { database, grant, clock, random, seal }: Caller,
  request: MethodRequest<"create_bot_agent">,
): Promise<MethodReply<"create_bot_agent">> {
  const id = botId(random);
  await database.transaction().execute(async (transaction) => {
    await holdGrant(transaction, grant.grantId, clock());
    const bot = {
      id,
      license_id: grant.licenseId,
      client_id: grant.clientId,
      grant_id: bindingFor(request.status, grant.grantId),
      ...newBot(seal, request),
    };
    await transaction.insertInto("bots").values(bot).execute();
    await recordBot(transaction, clock, bot);
    await assertListFits(transaction, "bots", grant.licenseId);
  });
  return { bot_agent_id: id };
}
