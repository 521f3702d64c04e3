"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";

type SaveBarProps = { isNew: boolean; touched: boolean; saving: boolean; onDiscard: () => void };

/** The end of the form, always in sight: what there is to save, and the way to do it. */
export function SaveBar({ isNew, touched, saving, onDiscard }: SaveBarProps) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex items-center justify-end gap-2 border-t bg-bg px-4 py-3 sm:mx-0 sm:px-0">
      <span className="mr-auto text-muted text-sm">
        {!isNew && (touched ? "Not saved yet" : "All changes are saved")}
      </span>
      {isNew ? (
        <Button asChild variant="ghost">
          <Link href={pages.bots}>Cancel</Link>
        </Button>
      ) : (
        touched && (
          <Button variant="ghost" onClick={onDiscard}>
            Discard changes
          </Button>
        )
      )}
      <Button type="submit" variant="primary" pending={saving} pendingLabel="Saving…">
        {isNew ? "Create bot" : touched ? "Save changes" : "Saved"}
      </Button>
    </div>
  );
}
