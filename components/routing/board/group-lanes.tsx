"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { Name } from "@/components/ui/name";
import { type GroupNames, groupName, isPriority, statusTitle } from "@/lib/contract/bot-words";
import { PRIORITIES } from "@/lib/contract/bots";
import type { RoutableBot } from "@/lib/routing/api";
import { aroundWords, laneOf, placeIn, seatsIn, slotWords } from "@/lib/routing/board";
import { allOf, type StagedByBot } from "@/lib/routing/draft";
import { lockOf } from "@/lib/routing/fill";
import { movedWords, unsavedWords } from "@/lib/routing/moved";
import { applyStaged, priorityIn, refusalToLeave } from "@/lib/routing/staged";
import { counted, plural } from "@/lib/text/counted";
import { finder } from "@/lib/text/fold";
import { numberWords } from "@/lib/text/number-words";
import { AddBot } from "./add-bot";
import type { LaneItem } from "../lanes/lane-item";
import { PriorityLanes } from "../lanes/priority-lanes";
import type { StagedEdit } from "../staged/use-staged";

type GroupLanesProps = {
  groupId: number;
  bots: readonly RoutableBot[];
  staged: StagedByBot;
  edit: StagedEdit;
  names: GroupNames;
  /** Shows only bots whose name contains this text. */
  search: string;
  mayWrite: boolean;
};

/**
 * Cards of a lane at first, and cards that each "more" adds. Beyond that, the search or the grid is faster.
 */
const CARDS = 60;

const DOTS: Record<string, string> = { "accepting chats": "●", "not accepting chats": "◐", offline: "○" };

/** Lanes of one group with all its bots, and a field to add more. */
export function GroupLanes({ groupId, bots, staged, edit, names, search, mayWrite }: GroupLanesProps) {
  "use memo";
  const announce = useAnnounce();
  const board = useRef<HTMLDivElement>(null);
  const [most, setMost] = useState(CARDS);
  const group = groupName(groupId, names);
  const seats = seatsIn(bots, staged, groupId);
  const found = finder(search);
  const matching = bots.filter(
    (bot) => placeIn(bot, staged.get(bot.id), groupId) !== null && found(bot.name),
  );
  const shown = PRIORITIES.flatMap((priority) =>
    matching.filter((bot) => placeIn(bot, staged.get(bot.id), groupId) === priority).slice(0, most),
  );
  const others = matching.filter((bot) => {
    const place = placeIn(bot, staged.get(bot.id), groupId);
    return place !== null && !isPriority(place);
  });

  const move = (bot: RoutableBot, to: string | null) => {
    const from = placeIn(bot, staged.get(bot.id), groupId);
    const next = edit.place([{ bot, groupId, priority: to }]);
    announce(`${movedWords({ bot: bot.name, group, from, to })}. ${unsavedWords(allOf(next).length)}.`);
  };
  const itemOf = (bot: RoutableBot): LaneItem => {
    const changes = staged.get(bot.id) ?? [];
    const priority = placeIn(bot, changes, groupId) ?? "";
    return {
      key: bot.id,
      title: <Name full>{bot.name}</Name>,
      note: (
        <>
          <span aria-hidden>{DOTS[bot.status] ?? "◌"} </span>
          {statusTitle(bot.status)}, {numberWords(bot.capacity)} {plural(bot.capacity, "slot")}
          {changes.some((change) => change.groupId === groupId) && " · not saved"}
        </>
      ),
      bot: bot.name,
      group,
      priority,
      locked: !bot.mine
        ? `Belongs to ${bot.owner}`
        : lockOf(bot, priority, priorityIn(bot, groupId)) && "Sent back unchanged",
      stays: refusalToLeave(applyStaged(bot.groups, changes), groupId, changes),
    };
  };
  const addable = bots.filter((bot) => bot.mine && placeIn(bot, staged.get(bot.id), groupId) === null);
  const hidden = matching.length - shown.length - others.length;

  return (
    <div ref={board} tabIndex={-1} className="grid gap-4 outline-none">
      <PriorityLanes
        label={`Bots of ${group}`}
        items={[...shown, ...others].map(itemOf)}
        onMove={
          mayWrite
            ? (item, to) => {
                const bot = bots.find(({ id }) => id === item.key);
                if (bot) move(bot, to);
              }
            : undefined
        }
        laneNote={(priority) => (
          <>
            {slotWords(laneOf(seats, priority))}
            <br />
            {aroundWords(seats, priority)}
          </>
        )}
        empty={seats.length > 0 && search.trim() !== "" ? "No match" : "Empty"}
      />
      {hidden > 0 && (
        <p className="flex flex-wrap items-center gap-3 text-muted">
          {counted(hidden, "more bot is", "more bots are")} not shown: search for a name, or use the grid.
          <Button size="sm" onClick={() => setMost(most + CARDS)}>
            Show more
          </Button>
        </p>
      )}
      {mayWrite && <AddBot bots={addable} onAdd={move} />}
    </div>
  );
}
