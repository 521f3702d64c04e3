import { maskedAddress, maskedPair, maskedText } from "@/lib/contract/addresses/address-secrets";
import { actionWords, filterWords, jsonWords } from "./words";
import type { BotDetails, GroupReply, WebhookReply } from "@/lib/contract/replies";
import { sameJson, stableJson } from "@/lib/text/stable-json";
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
import { botEntry, someFilters, webhookEntry } from "./file/entries";
import { spelled } from "./file/spelled";

/** One setting in which file and license differ. Never holds a secret. */
export type Difference = { field: string; before: string; after: string };

const NOTHING = "nothing";

const text = (value: unknown) => (value === undefined || value === "" ? NOTHING : jsonWords(value));

/** A setting before and after, in words: invisible differences are spelled out, addresses are masked. */
function difference(field: string, now: unknown, wanted: unknown): Difference {
  const [before, after] =
    typeof now === "string" && typeof wanted === "string" ? spelled(now, wanted) : [now, wanted];
  const words = maskedPair(text(before), text(after), field.endsWith("url") ? maskedAddress : maskedText);
  return { field, before: words[0], after: words[1] };
}

/** Differences between a file's bot and the stored one. A field that the file leaves out is no difference. */
export function botDifferences(entry: BotEntry, bot: BotDetails): Difference[] {
  const now = botEntry(bot);
  const found: Difference[] = [];
  for (const field of ["name", "avatar", "status", "max_chats_count"] as const) {
    const wanted = entry[field];
    if (wanted !== undefined && wanted !== null && wanted !== now[field]) {
      found.push(difference(field, now[field], wanted));
    }
  }
  if (entry.groups) found.push(...groupDifferences(entry.groups, now.groups ?? []));
  if (entry.webhooks === null) found.push(...actionDifferences([], now.webhooks?.actions ?? []));
  if (entry.webhooks) found.push(...botWebhooksDifferences(entry.webhooks, now.webhooks, bot));
  found.push(...extraDifferences(entry, bot, BOT_FIELDS));
  return found;
}

function groupDifferences(wanted: readonly GroupReply[], now: readonly GroupReply[]): Difference[] {
  const words = (group: GroupReply | undefined) => {
    if (!group) return NOTHING;
    const more = extras(group, GROUP_FIELDS);
    return Object.keys(more).length > 0 ? `${group.priority} ${stableJson(more)}` : group.priority;
  };
  const byId = (groups: readonly GroupReply[]) => groupedBy(groups, ({ id }) => id);
  const [afters, befores] = [byId(wanted), byId(now)];
  const ids = [...new Set([...befores.keys(), ...afters.keys()])].sort((a, b) => a - b);
  return ids.flatMap((id) => {
    const after = afters.get(id) ?? [];
    const before = befores.get(id) ?? [];
    if (sameJson(before, after)) return [];
    return [{ field: `group ${id}`, before: words(before[0]), after: words(after[0]) }];
  });
}

type EntryWebhooks = NonNullable<BotEntry["webhooks"]>;
type EntryAction = EntryWebhooks["actions"][number];

function botWebhooksDifferences(
  wanted: EntryWebhooks,
  now: BotEntry["webhooks"],
  bot: BotDetails,
): Difference[] {
  const found: Difference[] = [];
  if (wanted.url !== now?.url) found.push(difference("webhooks · url", now?.url, wanted.url));
  if (changesSecret(wanted.secret, bot.webhooks?.secret_key))
    found.push(secretDifference("webhooks · secret"));
  found.push(...actionDifferences(wanted.actions, now?.actions ?? []));
  for (const difference of extraDifferences(wanted, bot.webhooks ?? {}, BOT_WEBHOOKS_FIELDS)) {
    found.push({ ...difference, field: `webhooks · ${difference.field}` });
  }
  return found;
}

/**
 * Differences between actions. Actions have no ids: equal ones pair up first, then ones of one name, as one
 * action with another filter.
 */
function actionDifferences(wanted: readonly EntryAction[], now: readonly EntryAction[]): Difference[] {
  const left = new Set(now);
  const equal = groupedBy(now, actionKey);
  const added = wanted.filter((action) => {
    const old = equal.get(actionKey(action))?.shift();
    if (old) left.delete(old);
    return !old;
  });
  const named = groupedBy([...left], ({ name }) => name);
  const found = added.map((action) => {
    const old = named.get(action.name)?.shift();
    if (old) left.delete(old);
    return {
      field: `webhooks · ${action.name}`,
      before: old ? actionWords(old) : NOTHING,
      after: actionWords(action),
    };
  });
  const stopped = [...left].map((old) => ({
    field: `webhooks · ${old.name}`,
    before: actionWords(old),
    after: NOTHING,
  }));
  return [...found, ...stopped];
}

function actionKey(action: EntryAction): string {
  return stableJson([action.name, someFilters(action.filters), extras(action, ACTION_FIELDS)]);
}

function groupedBy<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const there = groups.get(keyOf(item));
    if (there) there.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/**
 * Differences between a file's webhook and the stored one. A description or filter that the file leaves out
 * counts as removed.
 */
export function webhookDifferences(entry: WebhookEntry, webhook: WebhookReply): Difference[] {
  const now = webhookEntry(webhook);
  const found: Difference[] = [];
  for (const field of ["url", "action", "description"] as const) {
    const wanted = entry[field] || undefined;
    if (wanted !== now[field]) found.push(difference(field, now[field], wanted));
  }
  const wanted = someFilters(entry.filters);
  if (!sameJson(wanted, now.filters)) {
    const [before, after] = filterWords([now.filters, wanted], entry.action);
    found.push({ field: "filters", before, after });
  }
  if (changesSecret(entry.secret, webhook.secret_key)) found.push(secretDifference("secret"));
  found.push(...extraDifferences(entry, webhook, WEBHOOK_FIELDS));
  return found;
}

/** Differences in unknown fields of the file; fields that only the API has may be its own additions. */
function extraDifferences(
  entry: Record<string, unknown>,
  now: Record<string, unknown>,
  known: readonly string[],
): Difference[] {
  return Object.entries(extras(entry, known)).flatMap(([field, wanted]) => {
    const before = Object.hasOwn(now, field) ? now[field] : undefined;
    if (sameJson(before, wanted)) return [];
    return [difference(field, before, wanted)];
  });
}

function changesSecret(wanted: FileSecret | undefined, now: string | undefined): boolean {
  // Without a stored secret the webhooks are new, which the difference in the address shows already.
  return typeof wanted === "object" && "value" in wanted && now !== undefined && wanted.value !== now;
}

function secretDifference(field: string): Difference {
  return { field, before: "the secret stored now", after: "another secret" };
}
