import { maskedAddress, maskedText } from "@/lib/contract/addresses/address-secrets";
import { DEFAULT_CAPACITY } from "@/lib/contract/limits";
import { extras } from "./file/sorted";
import {
  ACTION_FIELDS,
  BOT_FIELDS,
  BOT_WEBHOOKS_FIELDS,
  type BotEntry,
  type FileSecret,
  GROUP_FIELDS,
  WEBHOOK_FIELDS,
  type WebhookEntry,
} from "./file/document";
import { actionWords, jsonWords } from "./words";

/*
 * All settings of a created or removed object, so that a plan can be reviewed without the file. Field names
 * are the ones of differences; secrets are mentioned, never quoted.
 */

export type Setting = { field: string; value: string };

/** Fate of a secret: a creation takes it from the file or asks for one, a removal loses it. */
export type SecretFate = "created" | "removed";

export function botSettings(bot: BotEntry, fate: SecretFate): Setting[] {
  const { status, avatar, max_chats_count: capacity, groups, webhooks } = bot;
  // The API fills in settings that the file leaves out (reference, "Create BOT Agent").
  const unsaid = fate === "created" ? " (not set in the file)" : "";
  return [
    { field: "status", value: status },
    { field: "max_chats_count", value: capacity == null ? `${DEFAULT_CAPACITY}${unsaid}` : String(capacity) },
    ...(groups ? groupSettings(groups) : [{ field: "group 0", value: `normal${unsaid}` }]),
    ...(avatar ? [{ field: "avatar", value: maskedAddress(avatar) }] : []),
    ...(webhooks ? ofBotWebhooks(webhooks, fate) : []),
    ...others(bot, BOT_FIELDS),
  ];
}

export function webhookSettings(webhook: WebhookEntry, fate: SecretFate): Setting[] {
  const { url, action, description, filters, secret } = webhook;
  return [
    { field: "url", value: maskedAddress(url) },
    { field: "action", value: action },
    ...(description ? [{ field: "description", value: maskedText(description) }] : []),
    { field: "filters", value: actionWords({ name: action, filters }) },
    { field: "secret", value: secretFate(secret, fate) },
    ...others(webhook, WEBHOOK_FIELDS),
  ];
}

function groupSettings(groups: NonNullable<BotEntry["groups"]>): Setting[] {
  if (groups.length === 0) return [{ field: "groups", value: "none" }];
  return groups.map((group) => {
    const more = others(group, GROUP_FIELDS).map(({ field, value }) => `, ${field} ${value}`);
    return { field: `group ${group.id}`, value: group.priority + more.join("") };
  });
}

function ofBotWebhooks(webhooks: NonNullable<BotEntry["webhooks"]>, fate: SecretFate): Setting[] {
  const { url, secret, actions } = webhooks;
  return [
    { field: "webhooks · url", value: maskedAddress(url) },
    { field: "webhooks · secret", value: secretFate(secret, fate) },
    ...actions.map((action) => {
      const more = others(action, ACTION_FIELDS).map(({ field, value }) => `, ${field} ${value}`);
      return { field: `webhooks · ${action.name}`, value: actionWords(action) + more.join("") };
    }),
    ...(actions.length === 0 ? [{ field: "webhooks · actions", value: "none: nothing is sent" }] : []),
    ...others(webhooks, BOT_WEBHOOKS_FIELDS).map(({ field, value }) => ({
      field: `webhooks · ${field}`,
      value,
    })),
  ];
}

function secretFate(secret: FileSecret | undefined, fate: SecretFate): string {
  if (fate === "removed") return "is lost";
  return typeof secret === "object"
    ? "from the file"
    : "must be entered or generated, because none is stored";
}

function others(object: Record<string, unknown>, known: readonly string[]): Setting[] {
  return Object.entries(extras(object, known)).map(([field, value]) => ({
    field,
    value: maskedText(jsonWords(value)),
  }));
}
