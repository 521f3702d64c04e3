"use client";

import { Name } from "@/components/ui/name";
import { useGroupNames } from "@/components/groups/group-names";
import { groupName, isPriority, PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import type { GroupReply } from "@/lib/contract/replies";

const ORDER = Object.keys(PRIORITY_WORDS);

function rank(priority: string): number {
  return isPriority(priority) ? ORDER.indexOf(priority) : ORDER.length;
}

type GroupMarksProps = {
  groups: readonly GroupReply[];
  /** Number of groups that fit as numbers; half as many fit by name. */
  room?: number;
};

/** Groups of a bot, highest priority first: ▲ first, ● normal, ▼ last. */
export function GroupMarks({ groups, room = 4 }: GroupMarksProps) {
  const names = useGroupNames();
  if (groups.length === 0) return <span className="text-muted">No group</span>;
  const sorted = groups.toSorted((a, b) => rank(a.priority) - rank(b.priority) || a.id - b.id);
  const shown = sorted.some(({ id }) => names[id] !== undefined) ? Math.ceil(room / 2) : room;
  const words = ({ id, priority }: GroupReply) => `${priorityTitle(priority)} in ${groupName(id, names)}`;
  return (
    <span className="flex min-w-0 items-center gap-x-2.5 whitespace-nowrap">
      {sorted.slice(0, shown).map((group) => (
        <span
          key={group.id}
          title={words(group)}
          className="inline-flex min-w-0 items-center gap-1 tabular-nums"
        >
          <span aria-hidden className="text-muted text-xs">
            {isPriority(group.priority) ? PRIORITY_WORDS[group.priority].mark : "?"}
          </span>
          {names[group.id] !== undefined && (
            <span aria-hidden className="min-w-0 truncate">
              <Name>{names[group.id] ?? ""}</Name>
            </span>
          )}
          <span aria-hidden className={names[group.id] && "text-muted"}>
            {group.id}
          </span>
          <span className="sr-only">{words(group)}</span>
        </span>
      ))}
      {sorted.length > shown && (
        <span className="text-muted" title={sorted.slice(shown).map(words).join(", ")}>
          +{sorted.length - shown}
        </span>
      )}
    </span>
  );
}
