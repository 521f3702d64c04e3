"use client";

import { type ReactNode, useRef } from "react";
import { isPriority } from "@/lib/contract/bot-words";
import { PRIORITIES, type Priority } from "@/lib/contract/bots";
import { Lane } from "./lane";
import { LaneCard } from "./lane-card";
import type { LaneItem } from "./lane-item";
import { useDragParts } from "./use-drag-parts";
import { useKeptFocus } from "./use-kept-focus";

type PriorityLanesProps = {
  label: string;
  /** Cards in the order shown; within one priority there is no other. */
  items: LaneItem[];
  /** Moves a card; `null` takes it out of the group. Left out where nothing can be moved. */
  onMove?: (item: LaneItem, to: Priority | null) => void;
  /** Note below the lane's title, such as its totals. */
  laneNote?: (priority: Priority) => ReactNode;
  /** Text of a lane without cards. */
  empty?: string;
};

/** Three lanes, First, Normal and Last, with a card for every bot in a group. */
export function PriorityLanes({ label, items, onMove, laneNote, empty = "Empty" }: PriorityLanesProps) {
  "use memo";
  const board = useRef<HTMLDivElement>(null);
  const { keep, focused } = useKeptFocus(board);
  const { parts, onMoment } = useDragParts(board, onMove !== undefined, () => {
    const key = focused();
    if (key !== undefined) keep(key, { flash: false });
  });
  const { Layer, Lane: LaneFrame, Card } = parts;

  const move = (item: LaneItem, to: Priority | null) => {
    if (item.priority === to || item.locked !== undefined) return;
    onMove?.(item, to);
    if (to !== null) keep(item.key, { flash: true });
    else keep(neighbourOf(items, item)?.key, { flash: false });
  };
  const drop = (key: string, to: Priority) => {
    const item = items.find((candidate) => candidate.key === key);
    if (item) move(item, to);
  };
  const card = (item: LaneItem) => (
    <Card
      key={item.key}
      cardKey={item.key}
      locked={item.locked !== undefined || !onMove}
      data-card={item.key}
      className="list-none rounded-md"
    >
      <LaneCard item={item} onMove={onMove && ((to) => move(item, to))} />
    </Card>
  );
  const picture = (key: string) => {
    const item = items.find((candidate) => candidate.key === key);
    return item && <LaneCard item={item} lifted />;
  };
  const unknown = items.filter(({ priority }) => !isPriority(priority));

  return (
    <div
      ref={board}
      role="group"
      aria-label={label}
      tabIndex={-1}
      className="grid grid-cols-1 gap-3 outline-none"
      onPointerOver={onMoment}
    >
      <Layer onDrop={drop} picture={picture}>
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
          {PRIORITIES.map((priority) => (
            <Lane
              key={priority}
              Frame={LaneFrame}
              priority={priority}
              note={laneNote?.(priority)}
              empty={empty}
            >
              {items.filter((item) => item.priority === priority).map(card)}
            </Lane>
          ))}
        </div>
      </Layer>
      {unknown.length > 0 && <UnknownLane>{unknown.map(card)}</UnknownLane>}
    </div>
  );
}

function UnknownLane({ children }: { children: ReactNode }) {
  return (
    <section aria-label="Other priorities" className="rounded-lg border border-dashed p-3">
      <h3 className="font-semibold">Other priorities</h3>
      <p className="mb-2 text-muted text-sm">
        Switchboard does not know these priorities. They are read-only and sent back unchanged.
      </p>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-3">{children}</ul>
    </section>
  );
}

/** Movable card after a removed one, else the one before it, to take the focus. */
function neighbourOf(items: LaneItem[], gone: LaneItem): LaneItem | undefined {
  const movable = items.filter(({ priority, locked }) => isPriority(priority) && locked === undefined);
  const at = movable.indexOf(gone);
  return movable[at + 1] ?? movable[at - 1];
}
