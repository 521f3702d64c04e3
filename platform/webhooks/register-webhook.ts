import type { MethodReply, MethodRequest } from "@/lib/contract/methods";
import type { Caller } from "../caller";
import { webhookId } from "../random";

/** Registers a webhook of the calling application (reference, "Register webhook"). */
export async function registerWebhook(
  { database, grant, random }: Caller,
  request: MethodRequest<"register_webhook">,
): Promise<MethodReply<"register_webhook">> {
  const id = webhookId(random);
  await database
    .insertInto("webhooks")
    .values({
      id,
      license_id: grant.licenseId,
      client_id: grant.clientId,
      document: JSON.stringify(request),
    })
    .execute();
  return { webhook_id: id };
}
