"use client";

import { useRef } from "react";
import { useAnnounce } from "@/components/ui/live-region";
import { Name } from "@/components/ui/name";
import type { GroupRow } from "@/lib/bots/form";
import { leaveGroup, putGroup, takeBackGroup } from "@/lib/bots/groups";
import { groupChanges, groupChangeWords } from "@/lib/changes/groups";
import { type GroupNames, groupName, isPriority } from "@/lib/contract/bot-words";
import type { Priority } from "@/lib/contract/bots";
import type { GroupReply } from "@/lib/contract/replies";
import { movedWords, unsavedWords } from "@/lib/routing/moved";
import { neighboursOf, neighbourWords } from "@/lib/routing/neighbours";
import { refusalToLeave } from "@/lib/routing/staged";
import { AddGroup } from "./add-group";
import type { LaneItem } from "../lanes/lane-item";
import { PriorityLanes } from "../lanes/priority-lanes";
import { StagedChanges } from "../staged/staged-changes";

export type GroupBoardProps = {
  /** The bot's name. */
  bot: string;
  rows: GroupRow[];
  /**
   * Saved groups. Every difference from them is listed and can be undone. Left out while the bot is new.
   */
  base?: GroupRow[];
  /** Left out where nothing can be changed. */
  onChange?: (rows: GroupRow[]) => void;
  names?: GroupNames;
  /** Other bots that are loaded so far; they show the meaning of a priority in each group. */
  others?: readonly { status: string; groups: readonly GroupReply[] }[];
  /** Error of a row, by its index in `rows`. */
  errors?: ReadonlyMap<number, string>;
};

/** Groups of one bot: three lanes, with a card for every group. */
export function GroupBoard({ bot, rows, base, onChange, names = {}, others, errors }: GroupBoardProps) {
  const announce = useAnnounce();
  const board = useRef<HTMLDivElement>(null);
  const changes = base ? groupChanges(base, rows) : [];

  const change = (next: GroupRow[], said: string) => {
    onChange?.(next);
    announce(base ? `${said}. ${unsavedWords(groupChanges(base, next).length)}.` : `${said}.`);
  };
  const move = (id: number, to: Priority | null) => {
    const from = rows.find((row) => row.id === id)?.priority ?? null;
    const said = movedWords({ bot, group: groupName(id, names), from, to });
    change(to === null ? leaveGroup(rows, id) : putGroup(rows, base ?? [], id, to), said);
  };
  const takeBack = (id: number) => {
    const group = groupName(id, names);
    change(takeBackGroup(rows, base ?? [], id), `Undone: change of ${bot} in ${group}`);
  };

  const items = rows.map(({ id, priority }, index): LaneItem & { id: number } => ({
    id,
    key: String(id),
    title: <GroupTitle id={id} name={names[id]} />,
    note: others && isPriority(priority) ? neighbourWords(neighboursOf(others, id, priority)) : undefined,
    bot,
    group: groupName(id, names),
    priority,
    locked: isPriority(priority) ? undefined : "Sent back unchanged",
    stays: refusalToLeave(rows, id),
    error: errors?.get(index),
  }));

  return (
    <div ref={board} tabIndex={-1} className="grid grid-cols-1 gap-4 outline-none">
      <PriorityLanes
        label={`Groups of ${bot}`}
        items={items.sort((a, b) => a.id - b.id)}
        onMove={onChange && ((item, to) => move(Number(item.key), to))}
      />
      {rows.length === 0 && (
        <p className="text-warning-text text-sm">In no group, no chats are routed to it.</p>
      )}
      {onChange && (
        <AddGroup
          names={names}
          taken={rows.map(({ id }) => id)}
          onAdd={(id, priority) => move(id, priority)}
        />
      )}
      <StagedChanges
        label="Changes of groups"
        changes={changes.map((staged) => ({ key: staged.id, words: groupChangeWords(staged, names) }))}
        onTakeBack={takeBack}
        onEmpty={() => board.current?.focus()}
      />
    </div>
  );
}

function GroupTitle({ id, name }: { id: number; name: string | undefined }) {
  if (name === undefined) return <>Group {id}</>;
  return (
    <>
      <Name>{name}</Name> <span className="font-normal text-muted tabular-nums">{id}</span>
    </>
  );
}
