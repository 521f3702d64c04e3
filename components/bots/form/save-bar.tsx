"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { pages } from "@/lib/paths";
import { counted } from "@/lib/text/counted";

type SaveBarProps = {
  isNew: boolean;
  touched: boolean;
  saving: boolean;
  /** Number of changes to review. */
  changes: number;
  onDiscard: () => void;
  onReview: () => void;
};

/**
 * Bar below the form, always in sight: says whether anything is unsaved, and saves it. On narrow screens,
 * where no summary stands beside the form, a review comes before the save.
 */
export function SaveBar({ isNew, touched, saving, changes, onDiscard, onReview }: SaveBarProps) {
  const reviewed = !isNew && changes > 0;
  return (
    <div className="bottom-bar z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t bg-bg px-4 py-3 sm:mx-0 sm:px-0">
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
      {reviewed && (
        <Button
          variant="primary"
          pending={saving}
          pendingLabel="Saving…"
          className="min-[1100px]:hidden"
          onClick={onReview}
        >
          Review {counted(changes, "change")}
        </Button>
      )}
      <Button
        type="submit"
        variant="primary"
        className={cn(reviewed && "max-[1099.98px]:hidden")}
        pending={saving}
        pendingLabel="Saving…"
      >
        {isNew ? "Create bot" : touched ? "Save changes" : "Saved"}
      </Button>
    </div>
  );
}
