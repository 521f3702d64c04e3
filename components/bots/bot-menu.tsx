"use client";

import { Copy, Ellipsis, Trash2 } from "lucide-react";
import { useCan } from "@/components/shell/session-provider";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { BotListItem } from "@/lib/bots/api";

/** Whether a bot can be removed: ours with one permission, everyone's with another. */
export function useMayRemove(mine: boolean): boolean {
  const ours = useCan("agents-bot--my:write");
  const everyone = useCan("agents-bot--all:write");
  return everyone || (mine && ours);
}

/** What can be done with one bot besides opening it; nothing is offered that the permissions do not allow. */
export function BotMenu({ bot, onRemove }: { bot: BotListItem; onRemove: () => void }) {
  const mayRemove = useMayRemove(bot.mine);
  const copyId = async () => {
    // The clipboard is missing where the page is not served securely, and may be refused anywhere.
    const copied = await navigator.clipboard?.writeText(bot.id).then(
      () => true,
      () => false,
    );
    toast(copied ? `Copied the id of ${bot.name}` : "The browser refused to copy", { description: bot.id });
  };
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={`Actions for ${bot.name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<Copy aria-hidden />} onSelect={() => void copyId()}>
        Copy id
      </MenuItem>
      {mayRemove && (
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onRemove}>
          Remove…
        </MenuItem>
      )}
    </Menu>
  );
}
