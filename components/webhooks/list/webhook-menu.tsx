"use client";

import { Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";
import type { Route } from "next";
import { useCan } from "@/components/permissions/session-provider";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/overlays/menu";
import { MenuItem } from "@/components/ui/overlays/menu-items";
import { pages } from "@/lib/paths";
import type { WebhookRow } from "@/lib/webhooks/list";
import { useMayUnregister } from "../unregister/use-may-unregister";

type WebhookMenuProps = { row: WebhookRow; onUnregister: () => void };

/** Menu for one webhook, without the actions that the permissions forbid. */
export function WebhookMenu({ row, onUnregister }: WebhookMenuProps) {
  const mayRegister = useCan("webhooks--my:write");
  const mayUnregister = useMayUnregister();
  if (!mayRegister && !mayUnregister) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={`Actions for ${row.description || row.host + row.path}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {mayRegister && (
        <MenuItem icon={<Pencil aria-hidden />} href={pages.changeWebhook(row.id) as Route}>
          Change
        </MenuItem>
      )}
      {mayRegister && (
        <MenuItem icon={<Copy aria-hidden />} href={pages.duplicateWebhook(row.id)}>
          Duplicate and adjust
        </MenuItem>
      )}
      {mayUnregister && (
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onUnregister}>
          Unregister…
        </MenuItem>
      )}
    </Menu>
  );
}
