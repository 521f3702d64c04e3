"use client";

import { Keyboard, LogOut, Settings } from "lucide-react";
import { useContext } from "react";
import { CommandsContext } from "@/components/keyboard/commands";
import { useSession } from "@/components/permissions/session-provider";
import { MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/overlays/menu-items";
import { Name } from "@/components/ui/name";
import { pages } from "@/lib/paths";

export function AccountMenuItems({ onSignOut }: { onSignOut: () => void }) {
  const { email } = useSession();
  const { openKeys } = useContext(CommandsContext);
  return (
    <>
      <MenuLabel>
        Signed in as <Name className="block text-text">{email}</Name>
      </MenuLabel>
      <MenuSeparator />
      <MenuItem href={pages.settings} icon={<Settings aria-hidden className="text-muted" />}>
        Settings
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden className="text-muted" />} onSelect={openKeys}>
        Keyboard shortcuts
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden className="text-muted" />} onSelect={onSignOut}>
        Sign out…
      </MenuItem>
    </>
  );
}
