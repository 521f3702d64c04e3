"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuRadioGroup, MenuRadioItem } from "@/components/ui/menu";
import { THEMES } from "./themes";

const ICONS = { light: Sun, dark: Moon, system: Monitor } as const;

/** Light, dark, or as the system is. */
export function ThemeMenu() {
  const { theme = "system", setTheme } = useTheme();
  return (
    <Menu
      align="end"
      label="Theme"
      trigger={
        <IconButton label="Theme">
          {/* Both are there, so that the server need not know which theme it is. */}
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </IconButton>
      }
    >
      <MenuRadioGroup label="Theme" value={theme} onValueChange={setTheme}>
        {THEMES.map(({ value, label }) => {
          const Icon = ICONS[value];
          return (
            <MenuRadioItem key={value} value={value} icon={<Icon aria-hidden className="text-muted" />}>
              {label}
            </MenuRadioItem>
          );
        })}
      </MenuRadioGroup>
    </Menu>
  );
}
