import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";

type UndoStripProps = { removed: string; onUndo: () => void };

/** Names the conditions that the last step removed, with an Undo button; shown until the next change. */
export function UndoStrip({ removed, onUndo }: UndoStripProps) {
  return (
    <div className="flex items-center justify-between gap-3 rounded-lg border bg-subtle py-1 pr-1 pl-3">
      <p className="min-w-0 wrap-anywhere text-sm">Removed: {removed}</p>
      <Button variant="ghost" size="sm" aria-keyshortcuts="Control+Z Meta+Z" onClick={onUndo}>
        <Undo2 aria-hidden className="size-4" />
        Undo
      </Button>
    </div>
  );
}
