"use client";

import { Copy, Trash2 } from "lucide-react";
import { MenuItem } from "@/components/ui/overlays/menu-items";
import { toast } from "@/components/ui/overlays/toast";
import type { BotListItem } from "@/lib/bots/api";
import { useMayRemove } from "../status/use-may-remove";

export type BotMenuItemsProps = { bot: BotListItem; onRemove: () => void };

/** Menu items for one bot, without the ones that the permissions forbid. */
export function BotMenuItems({ bot, onRemove }: BotMenuItemsProps) {
  const mayRemove = useMayRemove(bot.mine);
  const copyId = async () => {
    // The Clipboard API is missing on pages without HTTPS, and any browser may refuse it.
    const copied = await navigator.clipboard?.writeText(bot.id).then(
      () => true,
      () => false,
    );
    toast(copied ? `Copied the id of ${bot.name}` : "The browser refused to copy", { description: bot.id });
  };
  return (
    <>
      <MenuItem icon={<Copy aria-hidden />} onSelect={() => void copyId()}>
        Copy id
      </MenuItem>
      {mayRemove && (
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onRemove}>
          Remove…
        </MenuItem>
      )}
    </>
  );
}
