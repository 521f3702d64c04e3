"use client";

import { Ellipsis } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { warm } from "@/components/ui/overlays/late/warm";
import { lazyPart } from "@/components/ui/overlays/later";
import { Menu } from "@/components/ui/overlays/menu";
import type { BotMenuItemsProps } from "./bot-menu-items";

const load = () => import("./bot-menu-items").then((module) => module.BotMenuItems);
const BotMenuItems = lazyPart(load);
warm(load);

/** The menu at the end of a bot's row. */
export function BotMenu(props: BotMenuItemsProps) {
  return (
    <Menu
      align="end"
      preload={load}
      trigger={
        <IconButton label={`Actions for ${props.bot.name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <BotMenuItems {...props} />
    </Menu>
  );
}
