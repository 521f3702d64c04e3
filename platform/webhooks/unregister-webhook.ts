import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import { assertReach, type Caller, notFound } from "../caller";
import { isWebhookId, recordWebhook } from "./webhook";

/** Unregisters a webhook, another application's only with the scope for all (reference, "Unregister webhook"). */
export async function unregisterWebhook(
  caller: Caller,
  { webhook_id: id }: MethodRequest<"unregister_webhook">,
): Promise<MethodReply<"unregister_webhook">> {
  if (!isWebhookId(id)) throw notFound("webhook");
  const { database } = caller;
  const row = await database.selectFrom("webhooks").selectAll().where("id", "=", id).executeTakeFirst();
  const webhook = assertReach(caller, row, "webhook", "webhooks--all:write");
  await database.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom("webhooks")
      .where("position", "=", webhook.position)
      .executeTakeFirst();
    // Someone else unregistered it in between.
    if (numDeletedRows === 0n) throw notFound("webhook");
    await recordWebhook(transaction, caller.clock, webhook, true);
  });
  return {};
}
