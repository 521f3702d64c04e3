import "server-only";
import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import type { Current } from "@/lib/transfer/current";
import { secretDigest } from "@/server/journal/digest";

/*
 * Shadow of a license: digests in place of its secrets. It shows later whether anything was changed,
 * secrets included, and may leave the server.
 */

export function shadowBot(licenseId: number, bot: BotDetails): BotDetails {
  if (!bot.webhooks) return bot;
  const secret_key = secretDigest(licenseId, bot.webhooks.secret_key);
  return { ...bot, webhooks: { ...bot.webhooks, secret_key } };
}

export function shadowWebhook(licenseId: number, webhook: WebhookReply): WebhookReply {
  return { ...webhook, secret_key: secretDigest(licenseId, webhook.secret_key) };
}

/** Bots of other applications are never applied, so they are left out. */
export function shadowLicense(licenseId: number, { bots, webhooks }: Current): Current {
  return {
    bots: bots.map((bot) => shadowBot(licenseId, bot)),
    otherBots: [],
    webhooks: webhooks.map((webhook) => shadowWebhook(licenseId, webhook)),
  };
}
