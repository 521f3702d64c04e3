"use client";

import { useGroupNames } from "@/components/routing/group-names";
import { groupName, isPriority, PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import type { GroupReply } from "@/lib/contract/replies";

const SHOWN = 4;
const ORDER = Object.keys(PRIORITY_WORDS);

function rank(priority: string): number {
  return isPriority(priority) ? ORDER.indexOf(priority) : ORDER.length;
}

/** The groups of a bot, highest priority first: ▲ first, ● normal, ▼ last. */
export function GroupMarks({ groups }: { groups: readonly GroupReply[] }) {
  const names = useGroupNames();
  if (groups.length === 0) return <span className="text-muted">No group</span>;
  const sorted = groups.toSorted((a, b) => rank(a.priority) - rank(b.priority) || a.id - b.id);
  const words = ({ id, priority }: GroupReply) => `${priorityTitle(priority)} in ${groupName(id, names)}`;
  return (
    <span className="inline-flex items-center gap-x-2.5 whitespace-nowrap">
      {sorted.slice(0, SHOWN).map((group) => (
        <span key={group.id} title={words(group)} className="inline-flex items-center gap-1 tabular-nums">
          <span aria-hidden className="text-muted text-xs">
            {isPriority(group.priority) ? PRIORITY_WORDS[group.priority].mark : "?"}
          </span>
          {names[group.id] !== undefined && (
            <span aria-hidden className="max-w-32 truncate">
              {names[group.id]}
            </span>
          )}
          <span aria-hidden className={names[group.id] && "text-muted"}>
            {group.id}
          </span>
          <span className="sr-only">{words(group)}</span>
        </span>
      ))}
      {sorted.length > SHOWN && (
        <span className="text-muted" title={sorted.slice(SHOWN).map(words).join(", ")}>
          +{sorted.length - SHOWN}
        </span>
      )}
    </span>
  );
}
