import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import { canonical } from "./canonical";
import { botDifferences, webhookDifferences } from "./differences";
import type { BotEntry, WebhookEntry } from "./document";
import { someFilters } from "./entries";

/** Which object of the license each entry of the file is, by index; the rest of both sides stays without. */
export type Matches<T> = { found: Map<number, T>; onlyHere: T[] };

/**
 * Bots are recognised by their name. Of several with one name those that are equal pair up first, then those with the
 * fewest differences, so that as little as possible changes; in case of doubt the order of both sides decides.
 */
export function matchBots(entries: readonly BotEntry[], bots: readonly BotDetails[]): Matches<BotDetails> {
  const nameOf = ({ name }: { name: string }) => name;
  return match<BotEntry, BotDetails>(
    entries,
    bots,
    [nameOf],
    (entry, bot) => botDifferences(entry, bot).length,
  );
}

type Webhook = Pick<WebhookEntry, "url" | "action" | "description" | "filters">;

/**
 * Webhooks are recognised by what they do. One that is equal is the same; else one of the same action that differs in a
 * single one of filter, description and address, an address only if both are described.
 */
export function matchWebhooks(
  entries: readonly WebhookEntry[],
  webhooks: readonly WebhookReply[],
): Matches<WebhookReply> {
  const description = (webhook: Webhook) => webhook.description ?? "";
  const filters = (webhook: Webhook) => someFilters(webhook.filters) ?? null;
  return match<WebhookEntry, WebhookReply>(
    entries,
    webhooks,
    [
      (webhook) => canonical([webhook.action, webhook.url, description(webhook), filters(webhook)]),
      (webhook) => canonical([webhook.action, webhook.url, description(webhook)]),
      (webhook) => canonical([webhook.action, webhook.url, filters(webhook)]),
      (webhook) =>
        description(webhook).trim() === ""
          ? undefined
          : canonical([webhook.action, description(webhook), filters(webhook)]),
    ],
    (entry, webhook) => webhookDifferences(entry, webhook).length,
  );
}

/**
 * Pairs what has the same key, one kind of key after the other, the strictest first; among several with one key those
 * with the fewest differences.
 */
function match<E, T>(
  entries: readonly E[],
  objects: readonly T[],
  keys: readonly ((side: E | T) => string | undefined)[],
  differences: (entry: E, object: T) => number,
): Matches<T> {
  const found = new Map<number, T>();
  const taken = new Set<number>();
  for (const key of keys) {
    const buckets = new Map<string, number[]>();
    objects.forEach((object, index) => {
      const text = taken.has(index) ? undefined : key(object);
      if (text !== undefined) buckets.set(text, [...(buckets.get(text) ?? []), index]);
    });
    const pairs = entries.flatMap((entry, entryIndex) => {
      const candidates = found.has(entryIndex) ? [] : (buckets.get(key(entry) ?? "") ?? []);
      return candidates.flatMap((objectIndex) => {
        const object = objects[objectIndex];
        return object === undefined
          ? []
          : [{ entryIndex, objectIndex, object, cost: differences(entry, object) }];
      });
    });
    pairs.sort((a, b) => a.cost - b.cost || a.entryIndex - b.entryIndex || a.objectIndex - b.objectIndex);
    for (const { entryIndex, objectIndex, object } of pairs) {
      if (found.has(entryIndex) || taken.has(objectIndex)) continue;
      found.set(entryIndex, object);
      taken.add(objectIndex);
    }
  }
  return { found, onlyHere: objects.filter((_, index) => !taken.has(index)) };
}
