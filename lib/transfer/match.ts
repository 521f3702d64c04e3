import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import { fold } from "@/lib/text/fold";
import { stableJson } from "@/lib/text/stable-json";
import { botDifferences, webhookDifferences } from "./differences";
import type { BotEntry, WebhookEntry } from "./file/document";
import { botEntry, someFilters, webhookEntry } from "./file/entries";
import { pairUp } from "./pair-up";

/**
 * The license's object for each entry of a file, by entry index; `onlyHere` has the objects without an entry.
 */
export type Matches<T> = { found: Map<number, T>; onlyHere: T[] };

/**
 * Matches bots by name: one spelled the same, else one that looks the same, whose name is then a difference.
 * Of several with one name, equal ones pair up first, then the pairs with the fewest differences, so that as
 * little as possible changes; in case of doubt the order of both sides decides.
 */
export function matchBots(entries: readonly BotEntry[], bots: readonly BotDetails[]): Matches<BotDetails> {
  return pairUp<BotEntry, BotDetails>(entries, bots, {
    keys: [({ name }) => name, ({ name }) => fold(name) || undefined],
    content: ({ webhooks, ...entry }) =>
      stableJson({ ...entry, webhooks: webhooks && { ...webhooks, secret: undefined } }),
    entryOf: (bot) => botEntry(bot),
    differences: (entry, bot) => botDifferences(entry, bot).length,
  });
}

type Webhook = Pick<WebhookEntry, "url" | "action" | "description" | "filters">;

/**
 * Matches webhooks by content. An equal one is the same; else one of the same action that differs in a single
 * one of filter, description and address, in the address only if both have a description. Of descriptions
 * that look the same, one spelled the same comes first.
 */
export function matchWebhooks(
  entries: readonly WebhookEntry[],
  webhooks: readonly WebhookReply[],
): Matches<WebhookReply> {
  const description = (webhook: Webhook) => webhook.description ?? "";
  const looks = (webhook: Webhook) => fold(description(webhook));
  const filters = (webhook: Webhook) => someFilters(webhook.filters) ?? null;
  return pairUp<WebhookEntry, WebhookReply>(entries, webhooks, {
    keys: [
      (webhook) => stableJson([webhook.action, webhook.url, description(webhook), filters(webhook)]),
      (webhook) => stableJson([webhook.action, webhook.url, description(webhook)]),
      (webhook) => stableJson([webhook.action, webhook.url, looks(webhook)]),
      (webhook) => stableJson([webhook.action, webhook.url, filters(webhook)]),
      (webhook) =>
        description(webhook).trim() === ""
          ? undefined
          : stableJson([webhook.action, description(webhook), filters(webhook)]),
      (webhook) =>
        looks(webhook) === "" ? undefined : stableJson([webhook.action, looks(webhook), filters(webhook)]),
    ],
    content: (entry) => stableJson({ ...entry, secret: undefined }),
    entryOf: (webhook) => webhookEntry(webhook),
    differences: (entry, webhook) => webhookDifferences(entry, webhook).length,
  });
}
