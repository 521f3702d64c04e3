"use client";

import { ChevronDown } from "lucide-react";
import { warm } from "@/components/ui/overlays/late/warm";
import { lazyPart } from "@/components/ui/overlays/later";
import { Menu } from "@/components/ui/overlays/menu";
import type { BotListItem } from "@/lib/bots/api";
import { statusTitle } from "@/lib/contract/bot-words";
import { failedWrite } from "../failure";
import { StatusLabel } from "./status-label";
import { useSetStatus } from "./use-set-status";

const load = () => import("./status-menu-items").then((module) => module.StatusMenuItems);
const StatusMenuItems = lazyPart(load);
warm(load);

/** Status of a bot, with a menu to set it from the list. A failure stays beside it until the next try. */
export function StatusMenu({ bot }: { bot: BotListItem }) {
  const { setStatus, error, meanwhile, isPending } = useSetStatus(bot);
  const problem = error ? failedWrite(error) : meanwhile;
  return (
    <span className="relative z-1 inline-grid max-w-full justify-items-start">
      <Menu
        label={`Status of ${bot.name}`}
        preload={load}
        trigger={
          <button
            type="button"
            aria-label={`Status of ${bot.name}: ${statusTitle(bot.status)}`}
            aria-busy={isPending || undefined}
            className="transition-state -ml-2 inline-flex h-8 items-center gap-1.5 rounded-md px-2 hover:bg-border/60 pointer-coarse:-my-1.5 pointer-coarse:h-11"
          >
            <StatusLabel status={bot.status} />
            <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
          </button>
        }
      >
        <StatusMenuItems status={bot.status} onChoose={setStatus} />
      </Menu>
      {problem && (
        <span role="alert" className="max-w-64 whitespace-normal pb-1 text-danger-text text-xs">
          {problem}
        </span>
      )}
    </span>
  );
}
