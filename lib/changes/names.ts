import { maskedAddress, maskedText } from "@/lib/contract/addresses/address-secrets";
import { ACTION_WORDS, isAction } from "@/lib/contract/versions";

/** Name of a bot in the journal and in plans. */

export function botName(bot: { name: string }): string {
  return bot.name;
}

/** Name of a webhook, which has none of its own: its description, or else its action and host. */
export function webhookName(webhook: { url: string; action: string; description?: string | null }): string {
  return maskedText(webhook.description?.trim() ?? "") || `${webhook.action} → ${hostOf(webhook.url)}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : maskedAddress(url);
}

/** Title of an action; an unknown action keeps its wire name. */
export function actionTitle(name: string): string {
  return isAction(name) ? ACTION_WORDS[name].title : name;
}
