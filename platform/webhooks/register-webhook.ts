import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import type { Caller } from "../caller";
import { assertListFits } from "../list-size";
import { webhookId } from "../random";
import { recordWebhook, toDocument } from "./webhook";

/** Registers a webhook of the calling application (reference, "Register webhook"). */
export async function registerWebhook(
  { database, grant, clock, random, seal }: Caller,
  request: MethodRequest<"register_webhook">,
): Promise<MethodReply<"register_webhook">> {
  const id = webhookId(random);
  const webhook = {
    id,
    license_id: grant.licenseId,
    client_id: grant.clientId,
    document: toDocument(seal, request),
  };
  await database.transaction().execute(async (transaction) => {
    await transaction.insertInto("webhooks").values(webhook).execute();
    await recordWebhook(transaction, clock, webhook);
    await assertListFits(transaction, "webhooks", grant.licenseId);
  });
  return { webhook_id: id };
}
