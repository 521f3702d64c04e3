"use client";

import { Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { warm } from "@/components/ui/overlays/late/warm";
import { lazyPart } from "@/components/ui/overlays/later";
import { Menu } from "@/components/ui/overlays/menu";

const load = () => import("./theme-menu-items").then((module) => module.ThemeMenuItems);
const ThemeMenuItems = lazyPart(load);
warm(load);

/** Light, dark, or as the system is. */
export function ThemeMenu() {
  return (
    <Menu
      align="end"
      label="Theme"
      preload={load}
      trigger={
        <IconButton label="Theme">
          {/* Both are there, so that the server need not know which theme it is. */}
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </IconButton>
      }
    >
      <ThemeMenuItems />
    </Menu>
  );
}
