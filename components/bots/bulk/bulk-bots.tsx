"use client";

import { CircleDot, Gauge, Trash2, UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import { SelectionBar } from "@/components/bulk/selection-bar";
import type { Selection } from "@/components/bulk/use-selection";
import { useCan } from "@/components/permissions/session-provider";
import { later } from "@/components/ui/overlays/later";
import type { BotListItem } from "@/lib/bots/api";
import type { BotChange } from "@/lib/bots/bulk";
import { NOUN } from "./bulk-words";

const BulkBotsDialog = later(() => import("./bulk-dialog").then((module) => module.BulkBotsDialog), {
  giveUp: ({ onClose }) => onClose(),
});

const CHANGES = [
  { kind: "status", label: "Set status…", icon: <CircleDot aria-hidden /> },
  { kind: "capacity", label: "Set capacity…", icon: <Gauge aria-hidden /> },
  { kind: "join", label: "Add to group…", icon: <UserPlus aria-hidden /> },
  { kind: "leave", label: "Remove from group…", icon: <UserMinus aria-hidden /> },
] as const;
const REMOVE = { kind: "remove", label: "Remove…", icon: <Trash2 aria-hidden />, danger: true } as const;

type BulkBotsProps = {
  selection: Selection;
  all: readonly BotListItem[];
  shown: readonly string[];
  narrowed: boolean;
  /**
   * Number of bots whose details are still being read, so that the filters cannot be applied to them yet.
   */
  reading: number;
};

/** Bar of the selected bots, and the dialog of the change that its buttons begin. */
export function BulkBots({ selection, all, shown, narrowed, reading }: BulkBotsProps) {
  const mayChange = useCan("agents-bot--my:write");
  const [open, setOpen] = useState<{ kind: BotChange["kind"]; selected: readonly BotListItem[] }>();
  const actions = [...(mayChange ? CHANGES : []), REMOVE].map(({ kind, ...action }) => ({
    ...action,
    onSelect: () => setOpen({ kind, selected: all.filter(({ id }) => selection.ids.has(id)) }),
  }));
  const close = (rest?: string[]) => {
    setOpen(undefined);
    if (rest) selection.keep(rest);
  };
  return (
    <>
      {selection.ids.size > 0 && (
        <SelectionBar
          noun={NOUN}
          selection={selection}
          shown={shown}
          narrowed={narrowed}
          actions={actions}
          waiting={selection.all && reading > 0 ? `Reading ${reading} more to know which match…` : undefined}
        />
      )}
      {open && <BulkBotsDialog kind={open.kind} selected={open.selected} all={all} onClose={close} />}
    </>
  );
}
