import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import { assertReach, type Caller, notFound } from "../caller";
import { holdGrant } from "./grants";
import { assertListFits } from "../list-size";
import { sealed } from "../seal";
import { bindingFor, isBotId, readDetails, readSummary, recordBot, toColumns } from "./bot";

/**
 * Changes the fields that are given; `groups` and `webhooks` are replaced whole (reference, "Update BOT Agent").
 * Two updates at once never lose each other's fields.
 */
export async function updateBot(
  caller: Caller,
  { id, ...request }: MethodRequest<"update_bot_agent">,
): Promise<MethodReply<"update_bot_agent">> {
  if (!isBotId(id)) throw notFound("BOT Agent");
  const { grantId, licenseId } = caller.grant;
  await caller.database.transaction().execute(async (transaction) => {
    await holdGrant(transaction, grantId, caller.clock());
    // Writing the status unchanged locks the row on both engines until the merged fields are written.
    const row = await transaction
      .updateTable("bots")
      .set(({ ref }) => ({ status: ref("status") }))
      .where("id", "=", id)
      .where("license_id", "=", licenseId)
      .returningAll()
      .executeTakeFirst();
    const bot = assertReach(caller, row, "BOT Agent");
    const { name, avatar } = { ...readSummary(bot.summary), ...request };
    const { max_chats_count, groups, webhooks } = {
      ...readDetails(bot.details),
      ...request,
      ...(request.webhooks && { webhooks: sealed(caller.seal, request.webhooks) }),
    };
    const status = request.status ?? bot.status;
    const columns = toColumns({ name, avatar }, { max_chats_count, groups, webhooks });
    await transaction
      .updateTable("bots")
      .set({ status, grant_id: bindingFor(status, grantId), ...columns })
      .where("position", "=", bot.position)
      .execute();
    await recordBot(transaction, caller.clock, { ...bot, ...columns, status });
    // A shorter name or avatar is always accepted, so that a list that is too long can be repaired.
    if (columns.summary.length > bot.summary.length) await assertListFits(transaction, "bots", licenseId);
  });
  return {};
}
