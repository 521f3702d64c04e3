import { Lock } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Name } from "@/components/ui/name";
import { isPriority } from "@/lib/contract/bot-words";
import type { Priority } from "@/lib/contract/bots";
import type { LaneItem } from "./lane-item";
import { MoveMenu } from "./move-menu";

type LaneCardProps = {
  item: LaneItem;
  /** Left out where the card cannot be moved. */
  onMove?: (to: Priority | null) => void;
  /** True for the picture that follows the pointer. */
  lifted?: boolean;
};

/** Content of a card: title, note, menu and error. */
export function LaneCard({ item, onMove, lifted }: LaneCardProps) {
  const { title, note, priority, locked, error } = item;
  return (
    <div
      data-invalid={error ? true : undefined}
      className={cn(
        "grid grid-cols-1 gap-1 rounded-md border bg-surface px-3 py-2",
        error && "border-danger",
        lifted && "cursor-grabbing border-accent shadow-raised",
      )}
    >
      <div className="flex min-h-8 items-center gap-2">
        <span className="line-clamp-2 min-w-0 flex-1 wrap-anywhere font-semibold">{title}</span>
        {!isPriority(priority) && <Name className="text-muted text-sm">{priority}</Name>}
        {locked !== undefined && (
          <Lock role="img" aria-label="Locked" className="size-3.5 shrink-0 text-muted" />
        )}
        {locked === undefined && onMove && <MoveMenu item={item} onMove={onMove} />}
      </div>
      {note && <p className="text-muted text-sm">{note}</p>}
      {locked && <p className="text-muted text-sm">{locked}</p>}
      {error && <p className="text-danger-text text-sm">{error}</p>}
    </div>
  );
}
