import type { GroupReply } from "@/lib/contract/replies";

/**
 * A wanted place of a bot in a group: a priority, or `null` to leave the group. `from` is the priority before
 * the change, by which a save notices another person's change.
 */
export type Placement = { botId: string; groupId: number; priority: string | null; from: string | null };

/** Staged changes, at most one for each bot and group. Plain data, so that they can be stored. */
export type Staged = readonly Placement[];

export type RoutedBot = { id: string; name: string; groups: readonly GroupReply[] };

export function priorityIn(bot: Pick<RoutedBot, "groups">, groupId: number): string | null {
  return bot.groups.find((group) => group.id === groupId)?.priority ?? null;
}

/** Stages a placement. A placement that equals the saved one removes the staged change. */
export function stage(staged: Staged, bot: RoutedBot, groupId: number, priority: string | null): Staged {
  const known = staged.find((change) => change.botId === bot.id && change.groupId === groupId);
  const others = known ? staged.filter((change) => change !== known) : staged;
  const from = priorityIn(bot, groupId);
  if (from === priority) return others;
  return [...others, { botId: bot.id, groupId, priority, from: known ? known.from : from }];
}

/** Changes whose group now has neither the priority they started from nor the wanted one. */
export function conflicting(groups: readonly GroupReply[], changes: Staged): Placement[] {
  return changes.filter((change) => {
    const now = priorityIn({ groups }, change.groupId);
    return now !== change.from && now !== change.priority;
  });
}

/**
 * The changes with `from` set to the current priorities, to overwrite another person's changes. Drops those
 * already in effect.
 */
export function rebase(groups: readonly GroupReply[], changes: Staged): Staged {
  return changes.flatMap((change) => {
    const from = priorityIn({ groups }, change.groupId);
    return from === change.priority ? [] : [{ ...change, from }];
  });
}

/**
 * A bot's staged changes after a save: changes made during the save start from the saved state. A change
 * undone during the save is saved by then, so its reversal is staged.
 */
export function leftAfterSave(groups: readonly GroupReply[], sent: Staged, changes: Staged): Staged {
  const saved = new Set(sent.map(({ groupId }) => groupId));
  const wanted = new Set(changes.map(({ groupId }) => groupId));
  const back = sent
    .filter(({ groupId }) => !wanted.has(groupId))
    .map((change) => ({ ...change, priority: change.from }));
  return [
    ...changes.filter(({ groupId }) => !saved.has(groupId)),
    ...rebase(groups, [...changes.filter(({ groupId }) => saved.has(groupId)), ...back]),
  ];
}

/**
 * The groups of a bot with the changes applied: kept groups stay in their place with every unknown field, new
 * ones come last.
 */
export function applyStaged(groups: readonly GroupReply[], changes: Staged): GroupReply[] {
  const wanted = new Map(changes.map((change) => [change.groupId, change.priority]));
  const kept = groups.flatMap((group) => {
    const priority = wanted.get(group.id);
    wanted.delete(group.id);
    if (priority === null) return [];
    return [priority === undefined ? group : { ...group, priority }];
  });
  const added = [...wanted].flatMap(([id, priority]) => (priority === null ? [] : [{ id, priority }]));
  return [...kept, ...added];
}

/** A staged change in words: "Pizza Bot: First to Normal in Sales". */
export function describePlacement(
  change: Placement,
  bot: Pick<RoutedBot, "name">,
  groupName: (groupId: number) => string,
): string {
  const { from } = change;
  const group = groupName(change.groupId);
  if (change.priority === null) return `${bot.name}: removed from ${group}`;
  if (from === null) return `${bot.name}: added to ${group}, ${capitalised(change.priority)}`;
  // Another person has changed the priority since, and this change restores the earlier one.
  if (from === change.priority) return `${bot.name}: back to ${capitalised(from)} in ${group}`;
  return `${bot.name}: ${capitalised(from)} to ${capitalised(change.priority)} in ${group}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Why a bot may not leave a group; undefined if it may. Group 0 is everyone's default.
 * @param groups the bot's groups after the changes
 */
export function refusalToLeave(
  groups: readonly GroupReply[],
  groupId: number,
  changes: Staged = [],
): string | undefined {
  if (groups.some((group) => group.id !== groupId)) return undefined;
  if (groupId === 0) return "This is everyone's default group: add another group before leaving it";
  return leavesDefault(changes)
    ? "This bot leaves everyone's default group, so it must stay in another group"
    : undefined;
}

/** Whether changes take a bot out of group 0, everyone's default. */
export function leavesDefault(changes: Staged): boolean {
  return changes.some(({ groupId, priority }) => groupId === 0 && priority === null);
}
