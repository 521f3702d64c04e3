import { maskedAddress, maskedText } from "@/lib/contract/addresses/address-secrets";
import { parseFilter } from "@/lib/filters/codec/codec";
import { describeFilter } from "@/lib/filters/describe";
import { stableJson } from "@/lib/text/stable-json";
import type { BotEntry } from "./file/document";

type Filters = Record<string, unknown> | null | undefined;
type Action = NonNullable<BotEntry["webhooks"]>["actions"][number];

/** A value in a difference: texts unchanged, everything else as JSON. */
export function jsonWords(value: unknown): string {
  return typeof value === "string" ? value : stableJson(value);
}

/** Two filters as sentences, or as JSON where the sentences would read the same. */
export function filterWords([before, after]: [Filters, Filters], action: string): [string, string] {
  const sentences = [before, after].map((filter) => describeFilter(parseFilter(filter), action));
  if (sentences[0] !== sentences[1]) return [sentences[0] ?? "", sentences[1] ?? ""];
  return [stableJson(before ?? null), stableJson(after ?? null)];
}

/** A bot's action as a sentence. */
export function actionWords({ name, filters }: Action): string {
  return describeFilter(parseFilter(filters), name);
}

/** Name of a webhook in a plan. */
export function webhookLabel(webhook: { url: string; action: string; description?: string | null }): string {
  const description = maskedText(webhook.description?.trim() ?? "");
  return `${description ? `“${description}”, ` : ""}${webhook.action} to ${maskedAddress(webhook.url)}`;
}

export function botLabel(bot: { name: string }): string {
  return `“${bot.name}”`;
}
