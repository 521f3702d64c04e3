"use client";

import { Keyboard, LogOut, Settings } from "lucide-react";
import { useContext, useState } from "react";
import { CommandsContext } from "@/components/shell/commands";
import { useSession } from "@/components/shell/session-provider";
import { later } from "@/components/ui/later";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { useEverTrue } from "@/components/ui/use-ever-true";
import { pages } from "@/lib/paths";

const SignOutDialog = later(async () => (await import("./sign-out-dialog")).SignOutDialog);

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { email } = useSession();
  const { openKeys } = useContext(CommandsContext);
  const [leaving, setLeaving] = useState(false);
  const asked = useEverTrue(leaving);
  return (
    <>
      <Menu
        label="Account"
        trigger={
          <button
            type="button"
            aria-label={`Account ${email}`}
            className="transition-state flex h-control w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left text-sm hover:bg-hover pointer-coarse:min-w-11 pointer-coarse:justify-center"
          >
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-subtle text-accent-strong text-xs uppercase"
            >
              {email.charAt(0)}
            </span>
            <span className="min-w-0 flex-1 truncate max-lg:hidden">{email}</span>
          </button>
        }
      >
        <MenuLabel>
          Signed in as <span className="block break-all text-text">{email}</span>
        </MenuLabel>
        <MenuSeparator />
        <MenuItem href={pages.settings} icon={<Settings aria-hidden className="text-muted" />}>
          Settings
        </MenuItem>
        <MenuItem icon={<Keyboard aria-hidden className="text-muted" />} onSelect={openKeys}>
          Keyboard shortcuts
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden className="text-muted" />} onSelect={() => setLeaving(true)}>
          Sign out…
        </MenuItem>
      </Menu>
      {asked && <SignOutDialog open={leaving} onOpenChange={setLeaving} />}
    </>
  );
}
