"use client";

import { ChevronUp, X } from "lucide-react";
import { type ReactElement, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useAnnounce } from "@/components/ui/live-region";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-items";
import type { Selection } from "../use-selection";
import { counted, type Noun } from "./run";

export type BulkAction = { label: string; icon: ReactElement; danger?: boolean; onSelect: () => void };

type SelectionBarProps = {
  noun: Noun;
  selection: Selection;
  /** Ids of what the filters let through, and whether they let only a part through. */
  shown: readonly string[];
  narrowed: boolean;
  actions: readonly BulkAction[];
  /** Why nothing can be done yet. */
  waiting?: string;
};

/** What is selected and what can be done with it, always in reach while there is a selection. */
export function SelectionBar({ noun, selection, shown, narrowed, actions, waiting }: SelectionBarProps) {
  const announce = useAnnounce();
  const words = selectionWords(selection, shown, narrowed, noun);
  useEffect(() => announce(words), [words, announce]);
  const more = !selection.all && shown.some((id) => !selection.ids.has(id));
  return (
    <section
      aria-label={`Selected ${noun.many}`}
      className="sticky bottom-4 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-strong bg-surface-raised px-4 py-2.5 shadow-raised max-sm:bottom-2 max-sm:px-3"
    >
      <p className="min-w-0 flex-1 font-semibold tabular-nums">{words}</p>
      {more && (
        <Button size="sm" variant="ghost" onClick={selection.selectAll}>
          Select all {counted(shown.length, noun)}
          {narrowed && " that match"}
        </Button>
      )}
      {waiting ? (
        <p className="text-muted text-sm">{waiting}</p>
      ) : (
        <>
          <div className="flex flex-wrap gap-2 max-lg:hidden">
            {actions.map(({ label, icon, onSelect }) => (
              <Button key={label} size="sm" onClick={onSelect}>
                <span className="contents [&>svg]:size-4">{icon}</span>
                {label}
              </Button>
            ))}
          </div>
          <span className="lg:hidden">
            <Menu
              align="end"
              trigger={
                <Button size="sm" variant="primary">
                  What to do
                  <ChevronUp aria-hidden className="size-4" />
                </Button>
              }
            >
              {actions.map(({ label, icon, danger, onSelect }) => (
                <MenuItem key={label} icon={icon} tone={danger ? "danger" : undefined} onSelect={onSelect}>
                  {label}
                </MenuItem>
              ))}
            </Menu>
          </span>
        </>
      )}
      <IconButton label="Clear the selection" onClick={() => selection.keep([])}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}

function selectionWords(
  { ids, all }: Selection,
  shown: readonly string[],
  narrowed: boolean,
  noun: Noun,
): string {
  if (all) return narrowed ? `All ${counted(ids.size, noun)} that match` : `All ${counted(ids.size, noun)}`;
  const visible = shown.filter((id) => ids.has(id)).length;
  const hidden = ids.size - visible;
  const words = `${counted(ids.size, noun)} selected`;
  return hidden > 0 ? `${words}, ${hidden} of them not shown` : words;
}
