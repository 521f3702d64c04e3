import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import { covers } from "@/lib/contract/scopes";
import type { Caller } from "../caller";
import { missingScope } from "../caller";
import { readSummary } from "./bot";

/**
 * Lists the application's bots, or with `all` every bot on the license, oldest first (reference, "Get BOT
 * Agents").
 */
export async function listBots(
  { database, grant }: Caller,
  { all = false }: MethodRequest<"get_bot_agents">,
): Promise<MethodReply<"get_bot_agents">> {
  if (all && !covers(grant.scopes, "agents-bot--all:read")) throw missingScope(["agents-bot--all:read"]);
  let query = database
    .selectFrom("bots")
    .select(["id", "status", "summary"])
    .where("license_id", "=", grant.licenseId)
    .orderBy("position");
  if (!all) query = query.where("client_id", "=", grant.clientId);
  const rows = await query.execute();
  return {
    bot_agents: rows.map(({ id, status, summary }) => {
      const { name, avatar } = readSummary(summary);
      return { id, name, avatar, status };
    }),
  };
}
