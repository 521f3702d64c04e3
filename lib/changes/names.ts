import { maskedAddress, maskedText } from "@/lib/contract/addresses/address-secrets";
import { ACTION_WORDS, isAction } from "@/lib/contract/versions";

/** What a bot or webhook is called in the journal and in plans. */

export function botName(bot: { name: string }): string {
  return bot.name;
}

/** A webhook has no name: its description, or else what it sends where. */
export function webhookName(webhook: { url: string; action: string; description?: string | null }): string {
  return maskedText(webhook.description?.trim() ?? "") || `${webhook.action} → ${hostOf(webhook.url)}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : maskedAddress(url);
}

/** An action by its title; one the product does not know by its name. */
export function actionTitle(name: string): string {
  return isAction(name) ? ACTION_WORDS[name].title : name;
}
