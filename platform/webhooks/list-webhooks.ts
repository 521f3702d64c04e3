import type { MethodReply } from "@/lib/contract/methods";
import { covers } from "@/lib/contract/scopes";
import type { Caller } from "../caller";
import { opened } from "../seal";
import { readDocument } from "./webhook";

/** The webhooks the caller may see, oldest first (reference, "Get webhooks config"). */
export async function listWebhooks({
  database,
  grant,
  seal,
}: Caller): Promise<MethodReply<"get_webhooks_config">> {
  let query = database
    .selectFrom("webhooks")
    .select(["id", "document"])
    .where("license_id", "=", grant.licenseId)
    .orderBy("position");
  if (!covers(grant.scopes, "webhooks--all:read")) query = query.where("client_id", "=", grant.clientId);
  const rows = await query.execute();
  return {
    webhooks_config: rows.map(({ id, document }) => ({
      webhook_id: id,
      ...opened(seal, readDocument(document)),
    })),
  };
}
