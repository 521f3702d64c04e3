import { maskedAddress, maskedPair } from "@/lib/contract/addresses/address-secrets";
import { type GroupNames, groupName, priorityTitle, statusTitle } from "@/lib/contract/bot-words";
import type { BotActionReply, GroupReply } from "@/lib/contract/replies";
import { isObject } from "@/lib/filters/codec/json-object";
import { actionChanges, actionSentence, starts } from "./actions";
import type { ObjectState } from "./entry";
import { groupChanges, groupChangeWords } from "./groups";
import { changedFields, sameValue } from "./same";
import { changesIn, jsonWords, otherDifferences, secretWords, type Tense } from "./words";

type Webhooks = { url: string; secret_digest?: string; actions: BotActionReply[] };

const ORDER = ["name", "avatar", "status", "max_chats_count", "groups", "webhooks"];

/** Differences between two states of a bot, one sentence each. */
export function botDifferences(
  before: ObjectState,
  after: ObjectState,
  names?: GroupNames,
  tense: Tense = "present",
): string[] {
  const changes = changesIn(tense);
  return changedFields(before, after, ORDER).flatMap((field): string[] => {
    const [old, now] = [before[field], after[field]];
    switch (field) {
      case "id":
      case "application":
        return [];
      case "name":
        return [`Name ${changes} from “${jsonWords(old)}” to “${jsonWords(now)}”`];
      case "avatar":
        if (!old && !now) return [];
        return [avatarWords({ had: Boolean(old), has: Boolean(now) }, tense)];
      case "status":
        return [`Status ${changes} from ${statusTitle(jsonWords(old))} to ${statusTitle(jsonWords(now))}`];
      case "max_chats_count":
        return [`Capacity ${changes} from ${jsonWords(old)} to ${jsonWords(now)}`];
      case "groups":
        return groupDifferences(groupsOf(old), groupsOf(now), names, tense);
      case "webhooks":
        return webhooksDifferences(webhooksOf(old), webhooksOf(now), tense);
      default:
        return otherDifferences([field], { before, after }, tense);
    }
  });
}

/** Settings of a created or removed bot, one sentence each. */
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

function avatarWords({ had, has }: { had: boolean; has: boolean }, tense: Tense): string {
  const past = tense === "past";
  if (!has) return past ? "Avatar was removed" : "Avatar will be removed";
  if (had) return `Avatar ${changesIn(tense)}`;
  return past ? "Got an avatar" : "Gets an avatar";
}

function groupDifferences(
  old: GroupReply[],
  now: GroupReply[],
  names: GroupNames | undefined,
  tense: Tense,
): string[] {
  const moved = groupChanges(old, now);
  const others = now.filter(({ id, priority }) => {
    const before = old.find((group) => group.id === id);
    const group = now.find((one) => one.id === id);
    return before?.priority === priority && !sameValue("group", before, group);
  });
  return [
    ...moved.map((change) => groupChangeWords(change, names, tense)),
    ...others.map(
      ({ id }) => `Other settings ${tense === "past" ? "changed" : "change"} in ${groupName(id, names)}`,
    ),
  ];
}

function webhooksDifferences(old: Webhooks | undefined, now: Webhooks | undefined, tense: Tense): string[] {
  const past = tense === "past";
  if (!now) {
    return old ? [`Webhooks ${past ? "stopped going" : "no longer go"} to ${maskedAddress(old.url)}`] : [];
  }
  if (!old) {
    const go = `Webhooks ${past ? "started going" : "go"} to ${maskedAddress(now.url)}`;
    return [go, ...now.actions.map((action) => starts(action, tense))];
  }
  const known = ["url", "secret_digest", "actions"];
  return [
    ...(now.url === old.url ? [] : [movedWords(old.url, now.url, tense)]),
    ...secretWords("The webhook secret", { old: old.secret_digest, now: now.secret_digest }, tense),
    ...actionChanges(old.actions, now.actions, tense),
    ...(now.actions.length === 0 && old.actions.length > 0
      ? [`Webhooks ${past ? "fell" : "fall"} silent: no action is left to trigger them`]
      : []),
    ...otherDifferences(
      changedFields(old, now).filter((field) => !known.includes(field)),
      { before: old, after: now },
      tense,
    ),
  ];
}

function movedWords(before: string, after: string, tense: Tense): string {
  const [old, now] = maskedPair(before, after);
  return tense === "past"
    ? `Webhook address changed from ${old} to ${now}`
    : `Webhooks go to ${now} instead of ${old}`;
}

function groupsOf(value: unknown): GroupReply[] {
  return Array.isArray(value) ? (value as GroupReply[]) : [];
}

function webhooksOf(value: unknown): Webhooks | undefined {
  return isObject(value) ? { actions: [], ...(value as Partial<Webhooks> & { url: string }) } : undefined;
}
