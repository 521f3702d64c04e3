import { maskedLogin } from "@/lib/contract/addresses/address-secrets";
import { SECRET_PLACEHOLDER } from "@/lib/contract/curl";
import type { WebhookFields } from "./form";

/**
 * Body of `webhooks/register_webhook` for display and copying: in the reference's order, without the secret
 * or a login.
 */
export function requestBody({ url, description, action, filters, ...rest }: WebhookFields): object {
  const fields = { url: maskedLogin(url), description, action, secret_key: SECRET_PLACEHOLDER, filters };
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(present), ...rest };
}
