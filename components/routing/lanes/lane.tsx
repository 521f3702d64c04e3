import { Children, type ReactNode, useId } from "react";
import { PRIORITY_WORDS } from "@/lib/contract/bot-words";
import type { Priority } from "@/lib/contract/bots";
import type { DragParts } from "./drag-parts";
import { Mark } from "./move-menu";

type LaneProps = {
  Frame: DragParts["Lane"];
  priority: Priority;
  note?: ReactNode;
  /** Text of a lane without cards. */
  empty: string;
  children: ReactNode;
};

/** Lane of one priority: its name, its meaning and its cards. */
export function Lane({ Frame, priority, note, empty, children }: LaneProps) {
  "use memo";
  const id = useId();
  const { title, meaning, elsewhere } = PRIORITY_WORDS[priority];
  return (
    <Frame
      priority={priority}
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-3 rounded-lg border bg-subtle p-3"
    >
      <div>
        <h3 id={id} className="flex items-center gap-1 font-semibold">
          <Mark priority={priority} />
          {title}
        </h3>
        <p className="text-muted text-sm">
          {meaning}. LiveChat calls this “{elsewhere}” priority.
        </p>
        {note && <div className="text-muted text-sm">{note}</div>}
      </div>
      {Children.count(children) > 0 ? (
        <ul aria-labelledby={id} className="grid grid-cols-1 gap-2">
          {children}
        </ul>
      ) : (
        <p className="grid min-h-14 flex-1 place-items-center rounded-md border border-dashed text-muted text-sm">
          {empty}
        </p>
      )}
    </Frame>
  );
}
