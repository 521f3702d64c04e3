"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Keys } from "@/components/ui/keys";
import { Modal } from "@/components/ui/overlays/modal";
import { Name } from "@/components/ui/name";
import { fold, wordFinder } from "@/lib/text/fold";

export type PaletteItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Muted text beside the label, such as a status or a host. */
  detail?: string;
  /** Further words that find the item. */
  keywords?: string;
  keys?: string;
  onSelect: () => void;
};

export type PaletteGroup = {
  heading: string;
  items: readonly PaletteItem[];
  /** Shows the group only after typing: the whole list would be too long. */
  onSearch?: boolean;
};

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly PaletteGroup[];
  /** Reason why the results are incomplete, such as a list that is still loading. */
  note?: string;
};

const MOST = 12;

/**
 * Command palette: finds bots, webhooks and actions by their words. Enter runs the item, Escape closes.
 */
export function CommandPalette({ open, onOpenChange, groups, note }: CommandPaletteProps) {
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      aria-label="Find"
      className="inset-x-0 top-0 mx-auto w-full overflow-hidden rounded-lg starting:-translate-y-2 max-sm:rounded-t-none sm:top-[12dvh] sm:w-150"
    >
      <PaletteBody groups={groups} note={note} onDone={() => onOpenChange(false)} />
    </Modal>
  );
}

type PaletteBodyProps = Pick<CommandPaletteProps, "groups" | "note"> & { onDone: () => void };

function PaletteBody({ groups, note, onDone }: PaletteBodyProps) {
  const [text, setText] = useState("");
  const listLabel = useId();
  const found = groups
    .filter((group) => !group.onSearch || text.trim() !== "")
    .map((group) => ({ ...group, items: matching(group.items, text).slice(0, MOST) }))
    .filter((group) => group.items.length > 0);
  return (
    // cmdk's own filter is off: a license may have thousands of bots, and only a few are rendered.
    <Command shouldFilter={false} loop label="Find">
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={text}
          onValueChange={setText}
          data-autofocus
          placeholder="Find a bot, a webhook or an action"
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
        />
      </div>
      <Command.List
        label="Results"
        id={listLabel}
        className="max-h-[60dvh] overflow-y-auto overscroll-contain p-1.5"
      >
        {found.map((group) => (
          <Command.Group
            key={group.heading}
            heading={group.heading}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-sm"
          >
            {group.items.map((item) => (
              <Command.Item
                key={item.id}
                value={item.id}
                onSelect={() => {
                  onDone();
                  item.onSelect();
                }}
                className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1 data-[selected=true]:bg-accent-subtle data-[selected=true]:text-accent-strong pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0"
              >
                {item.icon}
                <Name className="min-w-0 truncate">{item.label}</Name>
                {item.detail && <Name className="min-w-0 truncate text-muted text-sm">{item.detail}</Name>}
                {item.keys && (
                  <span aria-hidden className="ml-auto text-muted">
                    <Keys keys={item.keys} />
                  </span>
                )}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
        <Command.Empty className="px-2.5 py-6 text-muted">
          <>
            No results for “<Name>{text.trim()}</Name>”
          </>
        </Command.Empty>
      </Command.List>
      {note && <p className="border-t px-4 py-2 text-muted text-sm">{note}</p>}
    </Command>
  );
}

/** Items that contain every typed word; labels that begin with the text come first. */
function matching(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const typed = fold(text);
  if (typed === "") return items;
  const isFound = wordFinder(text);
  const found = items.filter((item) => isFound(`${item.label} ${item.detail ?? ""} ${item.keywords ?? ""}`));
  const begins = (item: PaletteItem) => (fold(item.label).startsWith(typed) ? 0 : 1);
  return found.toSorted((one, other) => begins(one) - begins(other));
}
