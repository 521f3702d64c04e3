"use client";

import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import { counted } from "@/lib/text/counted";

type ChangeBarProps = { webhookId: string; changes: number; saving: boolean; onDiscard: () => void };

/** Bar below the form, always in sight: counts the changes, and saves or discards them. */
export function ChangeBar({ webhookId, changes, saving, onDiscard }: ChangeBarProps) {
  return (
    <div className="bottom-bar z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t bg-bg px-4 py-3 sm:mx-0 sm:px-0">
      <span className="mr-auto text-muted text-sm">
        {changes === 0 ? "No changes yet" : counted(changes, "change")}
      </span>
      {changes > 0 && (
        <Button variant="ghost" onClick={onDiscard}>
          Discard changes
        </Button>
      )}
      <Button asChild variant="ghost">
        <Link href={pages.webhook(webhookId) as Route}>Cancel</Link>
      </Button>
      {changes > 0 && (
        <Button
          type="submit"
          variant="primary"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          pending={saving}
          pendingLabel="Saving…"
        >
          Review and change
        </Button>
      )}
    </div>
  );
}
