import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import { fold } from "@/lib/text/fold";
import { canonical } from "./file/canonical";
import { botDifferences, webhookDifferences } from "./differences";
import type { BotEntry, WebhookEntry } from "./file/document";
import { botEntry, someFilters, webhookEntry } from "./file/entries";
import { pairUp } from "./pair-up";

/** Which object of the license each entry of the file is, by index; the rest of both sides stays without. */
export type Matches<T> = { found: Map<number, T>; onlyHere: T[] };

/**
 * Bots are recognised by their name: one that is spelled the same, else one that looks the same, whose name then is a
 * difference. Of several with one name those that are equal pair up first, then those with the fewest differences, so
 * that as little as possible changes; in case of doubt the order of both sides decides.
 */
export function matchBots(entries: readonly BotEntry[], bots: readonly BotDetails[]): Matches<BotDetails> {
  return pairUp<BotEntry, BotDetails>(entries, bots, {
    keys: [({ name }) => name, ({ name }) => fold(name) || undefined],
    content: ({ webhooks, ...entry }) =>
      canonical({ ...entry, webhooks: webhooks && { ...webhooks, secret: undefined } }),
    entryOf: (bot) => botEntry(bot),
    differences: (entry, bot) => botDifferences(entry, bot).length,
  });
}

type Webhook = Pick<WebhookEntry, "url" | "action" | "description" | "filters">;

/**
 * Webhooks are recognised by what they do. One that is equal is the same; else one of the same action that differs in a
 * single one of filter, description and address, an address only if both are described. Of descriptions that look the
 * same the one that is spelled the same comes first.
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
      (webhook) => canonical([webhook.action, webhook.url, description(webhook), filters(webhook)]),
      (webhook) => canonical([webhook.action, webhook.url, description(webhook)]),
      (webhook) => canonical([webhook.action, webhook.url, looks(webhook)]),
      (webhook) => canonical([webhook.action, webhook.url, filters(webhook)]),
      (webhook) =>
        description(webhook).trim() === ""
          ? undefined
          : canonical([webhook.action, description(webhook), filters(webhook)]),
      (webhook) =>
        looks(webhook) === "" ? undefined : canonical([webhook.action, looks(webhook), filters(webhook)]),
    ],
    content: (entry) => canonical({ ...entry, secret: undefined }),
    entryOf: (webhook) => webhookEntry(webhook),
    differences: (entry, webhook) => webhookDifferences(entry, webhook).length,
  });
}
