"use client";

import { Menu as MenuIcon, Search } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useContext, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Keys } from "@/components/ui/keys";
import { later } from "@/components/ui/overlays/later";
import { useEverTrue } from "@/components/ui/use-ever-true";
import { useHydrated } from "@/components/ui/use-hydrated";
import { pages } from "@/lib/paths";
import { Brand } from "./brand";
import { CommandsContext } from "../keyboard/commands";
import { LicenseTag } from "./license-tag";
import { modKey } from "../keyboard/mod-key";
import { NavLinks } from "./nav-links";
import { ThemeMenu } from "../themes/theme-menu";

const Sheet = later(async () => (await import("@/components/ui/overlays/sheet")).Sheet, {
  giveUp: ({ onOpenChange }) => onOpenChange(false),
  warmed: true,
});

/**
 * Navigation: a column at the left from 1024 px, below that a bar with a sheet. `account` is the account
 * menu.
 */
export function ConsoleHeader({ account }: { account: ReactNode }) {
  const { openPalette } = useContext(CommandsContext);
  return (
    <header className="top-bar z-20 flex h-14 items-center gap-2 border-b bg-subtle px-2 sm:px-4 lg:h-dvh lg:w-60 lg:flex-col lg:items-stretch lg:gap-4 lg:overflow-y-auto lg:border-r lg:border-b-0 lg:px-3 lg:py-4">
      <NavSheet />
      <div className="flex min-w-0 flex-1 items-center gap-2 lg:flex-none lg:flex-col lg:items-start lg:gap-3 lg:px-2">
        <Link
          href={pages.bots}
          className="flex items-center justify-self-start rounded-md pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          <Brand compact />
        </Link>
        <LicenseTag />
      </div>
      <FindButton onClick={openPalette} />
      <div className="hidden flex-1 lg:block">
        <NavLinks />
      </div>
      <div className="flex items-center gap-1 lg:border-t lg:pt-3">
        <span className="lg:hidden">
          <IconButton label="Find" size="md" onClick={openPalette}>
            <Search aria-hidden />
          </IconButton>
        </span>
        <div className="min-w-0 lg:flex-1">{account}</div>
        <span className="max-sm:hidden">
          <ThemeMenu />
        </span>
      </div>
    </header>
  );
}

function FindButton({ onClick }: { onClick: () => void }) {
  const hydrated = useHydrated();
  return (
    <button
      type="button"
      onClick={onClick}
      className="transition-state hidden h-control-sm items-center gap-2 rounded-md border border-strong bg-surface px-2.5 text-muted text-sm hover:border-text hover:text-text lg:flex"
    >
      <Search aria-hidden className="size-4" />
      <span className="flex-1 text-left">Find</span>
      {/* Only the browser knows the key; its place is reserved. */}
      <span className={hydrated ? undefined : "invisible"} aria-hidden>
        <Keys keys={`${hydrated ? modKey() : "Ctrl"} K`} />
      </span>
    </button>
  );
}

function NavSheet() {
  const [open, setOpen] = useState(false);
  const used = useEverTrue(open);
  return (
    <div className="lg:hidden">
      <IconButton label="Menu" size="md" aria-expanded={open} onClick={() => setOpen(true)}>
        <MenuIcon aria-hidden />
      </IconButton>
      {used && (
        <Sheet open={open} onOpenChange={setOpen} side="left" title="Switchboard">
          <NavLinks onGo={() => setOpen(false)} />
        </Sheet>
      )}
    </div>
  );
}
