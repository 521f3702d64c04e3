"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { MenuRadioGroup, MenuRadioItem } from "@/components/ui/overlays/menu-items";
import { THEMES } from "./themes";

const ICONS = { light: Sun, dark: Moon, system: Monitor } as const;

/** Menu items of all themes, the current one marked. */
export function ThemeMenuItems() {
  const { theme = "system", setTheme } = useTheme();
  return (
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
  );
}
