import "server-only";
import type { ShownBot } from "@/lib/bots/api";
import type { BotDetails } from "@/lib/contract/replies";
import type { Session } from "@/server/sign-in/session-rows";
import { secretDigest } from "@/server/journal/digest";

/**
 * Bot for the browser: instead of its secret, whether it has one, and a digest that tells it from another.
 */
export function shownBot({ clientId, licenseId }: Session, { webhooks, ...bot }: BotDetails): ShownBot {
  const mine = bot.application.client_id === clientId;
  if (!webhooks) return { ...bot, mine };
  const { secret_key, ...shown } = webhooks;
  const has_secret = secret_key !== "";
  const secret = has_secret
    ? { has_secret, secret_digest: secretDigest(licenseId, secret_key) }
    : { has_secret };
  return { ...bot, mine, webhooks: { ...shown, ...secret } };
}
