"use client";

import { Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { warm } from "@/components/ui/overlays/late/warm";
import { lazyPart } from "@/components/ui/overlays/later";
import { Menu } from "@/components/ui/overlays/menu";

const load = () => import("./theme-menu-items").then((module) => module.ThemeMenuItems);
const ThemeMenuItems = lazyPart(load);
warm(load);

/** Menu of the themes: light, dark, or the system's. */
export function ThemeMenu() {
  return (
    <Menu
      align="end"
      label="Theme"
      preload={load}
      trigger={
        <IconButton label="Theme">
          {/* Both icons are rendered, so that the server need not know the theme. */}
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </IconButton>
      }
    >
      <ThemeMenuItems />
    </Menu>
  );
}
