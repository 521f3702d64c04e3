"use client";

import { ArrowRightLeft, Trash2 } from "lucide-react";
import { useState } from "react";
import { SelectionBar } from "@/components/bulk/selection-bar";
import { useCan } from "@/components/permissions/session-provider";
import type { Selection } from "@/components/bulk/use-selection";
import { later } from "@/components/ui/overlays/later";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { type BulkKind, NOUN } from "./bulk-words";

const BulkWebhooksDialog = later(() => import("./bulk-dialog").then((module) => module.BulkWebhooksDialog), {
  giveUp: ({ onClose }) => onClose(),
});

const MOVE = { kind: "move", label: "Change host…", icon: <ArrowRightLeft aria-hidden /> } as const;
const UNREGISTER = {
  kind: "unregister",
  label: "Unregister…",
  icon: <Trash2 aria-hidden />,
  danger: true,
} as const;

type BulkWebhooksProps = {
  selection: Selection;
  all: readonly ShownWebhook[];
  shown: readonly string[];
  narrowed: boolean;
};

/** Bar of the selected webhooks, and the dialog of the change that its buttons begin. */
export function BulkWebhooks({ selection, all, shown, narrowed }: BulkWebhooksProps) {
  const mayRegister = useCan("webhooks--my:write");
  const [open, setOpen] = useState<{ kind: BulkKind; selected: readonly ShownWebhook[] }>();
  const actions = [...(mayRegister ? [MOVE] : []), UNREGISTER].map(({ kind, ...action }) => ({
    ...action,
    onSelect: () =>
      setOpen({ kind, selected: all.filter(({ webhook_id }) => selection.ids.has(webhook_id)) }),
  }));
  const close = (rest?: string[]) => {
    setOpen(undefined);
    if (rest) selection.keep(rest);
  };
  return (
    <>
      {selection.ids.size > 0 && (
        <SelectionBar noun={NOUN} selection={selection} shown={shown} narrowed={narrowed} actions={actions} />
      )}
      {open && <BulkWebhooksDialog {...open} onClose={close} />}
    </>
  );
}
