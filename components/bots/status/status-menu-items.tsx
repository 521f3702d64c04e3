"use client";

import { MenuRadioGroup, MenuRadioItem } from "@/components/ui/overlays/menu-items";
import { STATUS_WORDS } from "@/lib/contract/bot-words";
import { StatusDot } from "./status-label";

const CHOICES = Object.entries(STATUS_WORDS);

type StatusMenuItemsProps = { status: string; onChoose: (status: string) => void };

/** Menu items of all statuses, the bot's own marked. */
export function StatusMenuItems({ status, onChoose }: StatusMenuItemsProps) {
  return (
    <MenuRadioGroup value={status} onValueChange={onChoose} label="Status">
      {CHOICES.map(([choice, { title }]) => (
        <MenuRadioItem key={choice} value={choice} icon={<MenuDot status={choice} />}>
          {title}
        </MenuRadioItem>
      ))}
    </MenuRadioGroup>
  );
}

/** Dot in its usual size: a menu makes icons larger. */
function MenuDot({ status }: { status: string }) {
  return (
    <span className="*:size-2.5!">
      <StatusDot status={status} />
    </span>
  );
}
