"use client";

import { ChevronDown, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/overlays/menu";
import { MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "@/components/ui/overlays/menu-items";
import { PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import { PRIORITIES, type Priority } from "@/lib/contract/bots";
import type { LaneItem } from "./lane-item";

type MoveMenuProps = { item: LaneItem; onMove: (to: Priority | null) => void };

/** Button on every card with a menu of places, to move the card without dragging. */
export function MoveMenu({ item, onMove }: MoveMenuProps) {
  const { bot, group, priority, stays } = item;
  return (
    <Menu
      align="end"
      label={`Move ${bot} in ${group}`}
      trigger={
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Move ${bot}, now ${priorityTitle(priority)} in ${group}`}
          className="-mr-1.5"
        >
          Move
          <ChevronDown aria-hidden className="size-3.5 text-muted" />
        </Button>
      }
    >
      <MenuRadioGroup value={priority} onValueChange={(to) => onMove(to as Priority)} label="Priority">
        {PRIORITIES.map((to) => (
          <MenuRadioItem key={to} value={to} icon={<Mark priority={to} />}>
            {PRIORITY_WORDS[to].title}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem icon={<Trash2 aria-hidden />} tone="danger" unavailable={stays} onSelect={() => onMove(null)}>
        Remove from {group}
      </MenuItem>
    </Menu>
  );
}

/** Mark of a priority, readable without colour: ▲ first, ● normal, ▼ last. */
export function Mark({ priority }: { priority: Priority }) {
  return (
    <span aria-hidden className="w-4 text-center text-muted text-xs">
      {PRIORITY_WORDS[priority].mark}
    </span>
  );
}
