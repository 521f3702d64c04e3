"use client";

import { useState } from "react";
import { useSession } from "@/components/permissions/session-provider";
import { warm } from "@/components/ui/overlays/late/warm";
import { later, lazyPart } from "@/components/ui/overlays/later";
import { Menu } from "@/components/ui/overlays/menu";
import { useEverTrue } from "@/components/ui/use-ever-true";
import { Name } from "@/components/ui/name";

const load = () => import("./account-menu-items").then((module) => module.AccountMenuItems);
const AccountMenuItems = lazyPart(load);
warm(load);
const SignOutDialog = later(async () => (await import("./sign-out-dialog")).SignOutDialog, {
  giveUp: ({ onOpenChange }) => onOpenChange(false),
  warmed: true,
});

/** Account menu: the signed-in person, and sign-out. */
export function AccountMenu() {
  const { email } = useSession();
  const [leaving, setLeaving] = useState(false);
  const asked = useEverTrue(leaving);
  return (
    <>
      <Menu
        label="Account"
        preload={load}
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
            <Name className="min-w-0 flex-1 truncate max-lg:hidden">{email}</Name>
          </button>
        }
      >
        <AccountMenuItems onSignOut={() => setLeaving(true)} />
      </Menu>
      {asked && <SignOutDialog open={leaving} onOpenChange={setLeaving} />}
    </>
  );
}
