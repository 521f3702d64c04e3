import { maskedAddress, maskedPair } from "@/lib/contract/address-secrets";
import { type GroupNames, groupName, priorityTitle, statusTitle } from "@/lib/contract/bot-words";
import type { BotActionReply, GroupReply } from "@/lib/contract/replies";
import { isObject } from "@/lib/filters/json-object";
import { actionChanges, actionSentence, starts } from "./actions";
import type { ObjectState } from "./entry";
import { groupChanges, groupChangeWords } from "./groups";
import { changedFields, sameValue } from "./same";
import { jsonWords, otherDifferences, secretWords } from "./words";

type Webhooks = { url: string; secret_digest?: string; actions: BotActionReply[] };

const ORDER = ["name", "avatar", "status", "max_chats_count", "groups", "webhooks"];

/** What differs between two states of a bot, one sentence for each difference. */
export function botDifferences(before: ObjectState, after: ObjectState, names?: GroupNames): string[] {
  return changedFields(before, after, ORDER).flatMap((field): string[] => {
    const [old, now] = [before[field], after[field]];
    switch (field) {
      case "id":
      case "application":
        return [];
      case "name":
        return [`Name changes from “${jsonWords(old)}” to “${jsonWords(now)}”`];
      case "avatar":
        if (!old && !now) return [];
        return [!now ? "Avatar is removed" : old ? "Avatar changes" : "Gets an avatar"];
      case "status":
        return [`Status changes from ${statusTitle(jsonWords(old))} to ${statusTitle(jsonWords(now))}`];
      case "max_chats_count":
        return [`Capacity changes from ${jsonWords(old)} to ${jsonWords(now)}`];
      case "groups":
        return groupDifferences(groupsOf(old), groupsOf(now), names);
      case "webhooks":
        return webhooksDifferences(webhooksOf(old), webhooksOf(now));
      default:
        return otherDifferences([field], before, after);
    }
  });
}

/** A bot that is created or removed, one sentence for each setting. */
export function botWords(state: ObjectState, names?: GroupNames): string[] {
  const webhooks = webhooksOf(state.webhooks);
  return [
    ...(typeof state.status === "string" ? [statusTitle(state.status)] : []),
    ...(typeof state.max_chats_count === "number" ? [`Capacity ${state.max_chats_count}`] : []),
    ...groupsOf(state.groups).map(
      ({ id, priority }) => `${priorityTitle(priority)} in ${groupName(id, names)}`,
    ),
    ...(webhooks
      ? [`Webhooks go to ${maskedAddress(webhooks.url)}`, ...webhooks.actions.map(actionSentence)]
      : []),
  ];
}

function groupDifferences(old: GroupReply[], now: GroupReply[], names?: GroupNames): string[] {
  const moved = groupChanges(old, now);
  const others = now.filter(({ id, priority }) => {
    const before = old.find((group) => group.id === id);
    const group = now.find((one) => one.id === id);
    return before?.priority === priority && !sameValue("group", before, group);
  });
  return [
    ...moved.map((change) => groupChangeWords(change, names)),
    ...others.map(({ id }) => `Other settings change in ${groupName(id, names)}`),
  ];
}

function webhooksDifferences(old: Webhooks | undefined, now: Webhooks | undefined): string[] {
  if (!now) return old ? [`Webhooks no longer go to ${maskedAddress(old.url)}`] : [];
  if (!old) return [`Webhooks go to ${maskedAddress(now.url)}`, ...now.actions.map(starts)];
  const known = ["url", "secret_digest", "actions"];
  return [
    ...(now.url === old.url ? [] : [movedWords(old.url, now.url)]),
    ...secretWords("The webhook secret", old.secret_digest, now.secret_digest),
    ...actionChanges(old.actions, now.actions),
    ...(now.actions.length === 0 && old.actions.length > 0
      ? ["Webhooks fall silent: no action is left to trigger them"]
      : []),
    ...otherDifferences(
      changedFields(old, now).filter((field) => !known.includes(field)),
      old,
      now,
    ),
  ];
}

function movedWords(before: string, after: string): string {
  const [old, now] = maskedPair(before, after);
  return `Webhooks go to ${now} instead of ${old}`;
}

function groupsOf(value: unknown): GroupReply[] {
  return Array.isArray(value) ? (value as GroupReply[]) : [];
}

function webhooksOf(value: unknown): Webhooks | undefined {
  return isObject(value) ? { actions: [], ...(value as Partial<Webhooks> & { url: string }) } : undefined;
}
