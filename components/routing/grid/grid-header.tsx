import { memo } from "react";
import type { Span } from "@/lib/routing/grid-window";
import { indicesOf } from "@/lib/routing/grid-window";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH } from "./grid-measures";

type GridHeaderProps = { labels: readonly string[]; shown: Span; active: number };

/** Row of group names, which stays in place when the grid scrolls down. */
export const GridHeader = memo(function GridHeader({ labels, shown, active }: GridHeaderProps) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 border-b bg-subtle"
      style={{ height: HEADER_HEIGHT }}
    >
      <div
        role="columnheader"
        aria-colindex={1}
        className="sticky left-0 z-10 flex h-full items-center border-r bg-subtle px-3 font-semibold text-sm max-sm:px-2"
        style={{ width: NAME_WIDTH }}
      >
        Bot
      </div>
      {indicesOf(shown, [active], labels.length).map((index) => (
        <div
          key={index}
          role="columnheader"
          aria-colindex={index + 2}
          data-column={index}
          title={labels[index]}
          className="absolute inset-y-0 flex items-center justify-center px-2 text-sm"
          style={{ left: index * COLUMN_WIDTH + NAME_WIDTH, width: COLUMN_WIDTH }}
        >
          <span className="truncate">{labels[index]}</span>
        </div>
      ))}
    </div>
  );
});
