"use client";

import { CheckCheck, ChevronUp, X } from "lucide-react";
import { type ReactElement, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useAnnounce } from "@/components/ui/live-region";
import { Menu } from "@/components/ui/overlays/menu";
import { MenuItem } from "@/components/ui/overlays/menu-items";
import { counted, plural } from "@/lib/text/counted";
import type { Selection } from "./use-selection";

type BulkAction = { label: string; icon: ReactElement; danger?: boolean; onSelect: () => void };

type SelectionBarProps = {
  noun: string;
  selection: Selection;
  /** Ids that match the filters, and whether any filter or search is set. */
  shown: readonly string[];
  narrowed: boolean;
  actions: readonly BulkAction[];
  /** Reason why the actions are not available yet. */
  waiting?: string;
};

/** Bar with the number of selected items and the actions for them, in reach while anything is selected. */
export function SelectionBar({ noun, selection, shown, narrowed, actions, waiting }: SelectionBarProps) {
  const announce = useAnnounce();
  const words = selectionWords(selection, shown, narrowed, noun);
  useEffect(() => announce(words), [words, announce]);
  const more = !selection.all && shown.some((id) => !selection.ids.has(id));
  const every = `Select all ${counted(shown.length, noun)}${narrowed ? " that match" : ""}`;
  return (
    <section
      aria-label={`Selected ${plural(2, noun)}`}
      className="bottom-bar z-20 flex min-h-14 items-center gap-3 rounded-lg border border-strong bg-surface-raised px-3 shadow-raised tall:bottom-2 sm:tall:bottom-4"
    >
      <IconButton label="Clear the selection" onClick={() => selection.keep([])}>
        <X aria-hidden />
      </IconButton>
      <p className="min-w-0 flex-1 font-semibold tabular-nums">{words}</p>
      {more && (
        <Button size="sm" variant="ghost" className="@max-[40rem]/list:hidden" onClick={selection.selectAll}>
          {every}
        </Button>
      )}
      {waiting ? (
        <p className="text-muted text-sm">{waiting}</p>
      ) : (
        <>
          <div className="flex gap-2 @max-[66rem]/list:hidden">
            {actions.map(({ label, icon, onSelect }) => (
              <Button key={label} size="sm" onClick={onSelect}>
                <span className="contents [&>svg]:size-4">{icon}</span>
                {label}
              </Button>
            ))}
          </div>
          <span className="@min-[66rem]/list:hidden">
            <Menu
              align="end"
              trigger={
                <Button size="sm" variant="primary">
                  Actions
                  <ChevronUp aria-hidden className="size-4" />
                </Button>
              }
            >
              {more && (
                <MenuItem icon={<CheckCheck aria-hidden />} onSelect={selection.selectAll}>
                  {every}
                </MenuItem>
              )}
              {actions.map(({ label, icon, danger, onSelect }) => (
                <MenuItem key={label} icon={icon} tone={danger ? "danger" : undefined} onSelect={onSelect}>
                  {label}
                </MenuItem>
              ))}
            </Menu>
          </span>
        </>
      )}
    </section>
  );
}

function selectionWords(
  { ids, all }: Selection,
  shown: readonly string[],
  narrowed: boolean,
  noun: string,
): string {
  if (all) return narrowed ? `All ${counted(ids.size, noun)} that match` : `All ${counted(ids.size, noun)}`;
  const visible = shown.filter((id) => ids.has(id)).length;
  const hidden = ids.size - visible;
  const words = `${counted(ids.size, noun)} selected`;
  return hidden > 0 ? `${words}, ${hidden} of them not shown` : words;
}
