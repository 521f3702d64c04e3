import type { GroupReply } from "@/lib/contract/replies";

/**
 * A wanted place of a bot in a group: a priority, or `null` to leave it. `from` is what it was when the change was made,
 * so that a save notices what somebody else has changed since.
 */
export type Placement = { botId: string; groupId: number; priority: string | null; from: string | null };

/** Staged changes, at most one a bot and group. Plain data, so that it can be kept as a draft. */
export type Staged = readonly Placement[];

export type RoutedBot = { id: string; name: string; groups: readonly GroupReply[] };

export function priorityIn(bot: Pick<RoutedBot, "groups">, groupId: number): string | null {
  return bot.groups.find((group) => group.id === groupId)?.priority ?? null;
}

/** Stages a placement; one that equals what the bot already has takes the staged change back. */
export function stage(staged: Staged, bot: RoutedBot, groupId: number, priority: string | null): Staged {
  const known = staged.find((change) => change.botId === bot.id && change.groupId === groupId);
  const others = known ? staged.filter((change) => change !== known) : staged;
  const from = priorityIn(bot, groupId);
  if (from === priority) return others;
  return [...others, { botId: bot.id, groupId, priority, from: known ? known.from : from }];
}

/** Changes whose group is not as it was when they were made, nor as they want it. */
export function conflicting(groups: readonly GroupReply[], changes: Staged): Placement[] {
  return changes.filter((change) => {
    const now = priorityIn({ groups }, change.groupId);
    return now !== change.from && now !== change.priority;
  });
}

/** The same changes, begun from what is there now: what somebody else did meanwhile is to be overwritten. */
export function rebase(groups: readonly GroupReply[], changes: Staged): Staged {
  return changes.flatMap((change) => {
    const from = priorityIn({ groups }, change.groupId);
    return from === change.priority ? [] : [{ ...change, from }];
  });
}

/**
 * What is left of a bot's changes once those that were sent are saved: what was changed while the save was under way, begun
 * from what has been saved. What was taken back meanwhile is saved by now, so its way back is left to be saved.
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
 * The groups of a bot with the changes applied: members it stays in keep their place and every unknown field,
 * new ones come last.
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
  // Somebody else has changed it meanwhile, and ours is what it was before.
  if (from === change.priority) return `${bot.name}: back to ${capitalised(from)} in ${group}`;
  return `${bot.name}: ${capitalised(from)} to ${capitalised(change.priority)} in ${group}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Why a bot may not leave a group, if it may not: group 0 is everyone's default.
 * @param groups as they would be with the changes
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
