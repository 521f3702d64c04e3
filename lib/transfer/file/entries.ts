import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import { stableJson } from "@/lib/text/stable-json";
import { compare, extras, sorted } from "./sorted";
import {
  ACTION_FIELDS,
  BOT_FIELDS,
  BOT_WEBHOOKS_FIELDS,
  type BotEntry,
  type FileSecret,
  GROUP_FIELDS,
  WEBHOOK_FIELDS,
  type WebhookEntry,
} from "./document";

/** Writes a secret into a file; the default `keep` writes none. */
export type WriteSecret = (secretKey: string) => FileSecret;
const keep: WriteSecret = () => "keep";

/**
 * A bot in the file's form: known fields first, groups and actions sorted, `avatar` always present. `sayNone`
 * also writes that a bot has no webhooks, so that applying the file removes actions added later.
 */
export function botEntry(
  bot: BotDetails,
  writeSecret: WriteSecret = keep,
  { sayNone = false }: { sayNone?: boolean } = {},
): BotEntry {
  const { name, avatar, status, max_chats_count, groups, webhooks } = bot;
  const entry: BotEntry = {
    name,
    avatar: avatar ?? "",
    status,
    max_chats_count,
    groups: [...groups]
      .sort((a, b) => a.id - b.id)
      .map((group) => ({ id: group.id, priority: group.priority, ...extras(group, GROUP_FIELDS) })),
  };
  if (webhooks) {
    entry.webhooks = {
      url: webhooks.url,
      secret: writeSecret(webhooks.secret_key),
      actions: webhooks.actions
        .map((action) => ({
          name: action.name,
          ...filtersOf(action.filters),
          ...extras(action, ACTION_FIELDS),
        }))
        .sort((a, b) => compare(a.name, b.name) || compare(stableJson(a), stableJson(b))),
      ...extras(webhooks, [...BOT_WEBHOOKS_FIELDS, "secret_key"]),
    };
  } else if (sayNone) entry.webhooks = null;
  return { ...entry, ...extras(bot, [...BOT_FIELDS, "id", "application"]) };
}

/** A webhook in the file's form; an empty description or filter is left out. */
export function webhookEntry(webhook: WebhookReply, writeSecret: WriteSecret = keep): WebhookEntry {
  const { url, description, action, filters, secret_key } = webhook;
  return {
    url,
    ...(description ? { description } : {}),
    action,
    ...filtersOf(filters),
    secret: writeSecret(secret_key),
    ...extras(webhook, [...WEBHOOK_FIELDS, "webhook_id", "secret_key"]),
  };
}

type Filters = Record<string, unknown> | null | undefined;

function filtersOf(filters: Filters) {
  const some = someFilters(filters);
  return some ? { filters: sorted(some) as Record<string, unknown> } : {};
}

/** The filter, if it has conditions: `{}` matches everything, like no filter. */
export function someFilters(filters: Filters): Record<string, unknown> | undefined {
  return filters && Object.keys(filters).length > 0 ? filters : undefined;
}

/** Order of bots in a file; bots of one name are ordered by content, so that ids do not matter. */
export function byContentOfBot(a: BotEntry, b: BotEntry): number {
  return compare(a.name, b.name) || compare(stableJson(a), stableJson(b));
}

export function byContentOfWebhook(a: WebhookEntry, b: WebhookEntry): number {
  return compare(a.url, b.url) || compare(a.action, b.action) || compare(stableJson(a), stableJson(b));
}
