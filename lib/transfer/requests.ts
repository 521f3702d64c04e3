import type { BotDetails } from "@/lib/contract/replies";
import { extras } from "./file/sorted";
import { botDifferences } from "./differences";
import {
  ACTION_FIELDS,
  BOT_FIELDS,
  BOT_WEBHOOKS_FIELDS,
  type BotEntry,
  type FileSecret,
  WEBHOOK_FIELDS,
  type WebhookEntry,
} from "./file/document";

/** Chooses the secret to store: the file's own, the one stored now, or a new one. */
export type SecretFor = (wanted: FileSecret | undefined, stored: string | undefined) => string;

type Request = Record<string, unknown>;

/** Body of `create_bot_agent`, unknown fields included. */
export function createBotRequest(entry: BotEntry, secretFor: SecretFor): Request {
  return { ...extras(entry, BOT_FIELDS), ...settings(entry, entry, undefined, secretFor) };
}

/** Body of `update_bot_agent`: only fields that differ, so that no other field is overwritten. */
export function updateBotRequest(entry: BotEntry, bot: BotDetails, secretFor: SecretFor): Request {
  const differs = (part: Partial<BotEntry>) =>
    botDifferences({ name: bot.name, status: bot.status, ...part }, bot).length > 0;
  const changed = Object.fromEntries(
    Object.entries(entry).filter(
      ([field, value]) => (value !== null || field === "webhooks") && differs({ [field]: value }),
    ),
  );
  return {
    ...extras(changed, BOT_FIELDS),
    id: bot.id,
    ...settings(changed, entry, bot.webhooks?.secret_key, secretFor),
    // `webhooks: null`: the API cannot remove webhooks, so their actions are emptied and they send nothing.
    ...(changed.webhooks === null && bot.webhooks ? { webhooks: { ...bot.webhooks, actions: [] } } : {}),
  };
}

/** Body of `register_webhook`. */
export function registerRequest(
  entry: WebhookEntry,
  stored: string | undefined,
  secretFor: SecretFor,
): Request {
  const { url, description, action, filters, secret } = entry;
  return {
    ...extras(entry, WEBHOOK_FIELDS),
    url,
    ...(typeof description === "string" ? { description } : {}),
    action,
    secret_key: secretFor(secret, stored),
    ...(filters ? { filters } : {}),
  };
}

function settings(
  part: Partial<BotEntry>,
  { webhooks }: BotEntry,
  stored: string | undefined,
  secretFor: SecretFor,
): Request {
  const body: Request = {};
  for (const field of ["name", "avatar", "status", "max_chats_count", "groups"] as const) {
    const value = part[field];
    if (value !== undefined && value !== null) body[field] = value;
  }
  if (part.webhooks && webhooks) {
    body.webhooks = {
      ...extras(webhooks, BOT_WEBHOOKS_FIELDS),
      url: webhooks.url,
      secret_key: secretFor(webhooks.secret, stored),
      actions: webhooks.actions.map((action) => ({
        ...extras(action, ACTION_FIELDS),
        name: action.name,
        ...(action.filters ? { filters: action.filters } : {}),
      })),
    };
  }
  return body;
}
