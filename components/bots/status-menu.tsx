"use client";

import { ChevronDown } from "lucide-react";
import { Menu, MenuRadioGroup, MenuRadioItem } from "@/components/ui/menu";
import type { BotListItem } from "@/lib/bots/api";
import { STATUS_WORDS, statusTitle } from "@/lib/contract/bot-words";
import { failedWrite } from "./failure";
import { StatusDot, StatusLabel } from "./status-label";
import { useSetStatus } from "./use-set-status";

const CHOICES = Object.entries(STATUS_WORDS);

/** A bot's status, and a menu to set it without opening the bot. A failure stays beside it until the next try. */
export function StatusMenu({ bot }: { bot: BotListItem }) {
  const { setStatus, error, meanwhile, isPending } = useSetStatus(bot);
  const problem = error ? failedWrite(error) : meanwhile;
  return (
    <span className="relative z-1 inline-grid max-w-full justify-items-start">
      <Menu
        label={`Status of ${bot.name}`}
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
        <MenuRadioGroup value={bot.status} onValueChange={setStatus} label="Status">
          {CHOICES.map(([status, { title }]) => (
            <MenuRadioItem key={status} value={status} icon={<MenuDot status={status} />}>
              {title}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </Menu>
      {problem && (
        <span role="alert" className="max-w-64 whitespace-normal pb-1 text-danger-text text-xs">
          {problem}
        </span>
      )}
    </span>
  );
}

/** The dot in the size it has everywhere: a menu makes icons larger. */
function MenuDot({ status }: { status: string }) {
  return (
    <span className="*:size-2.5!">
      <StatusDot status={status} />
    </span>
  );
}
