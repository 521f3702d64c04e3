import { Lock } from "lucide-react";
import { memo } from "react";
import { Name } from "@/components/ui/name";
import type { RoutableBot } from "@/lib/routing/api";
import type { Lines } from "@/lib/routing/grid-window";
import { HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";

type GridNamesProps = { bots: readonly RoutableBot[]; lines: Lines; height: number };

/**
 * Column of bot names, which stays in place when the grid scrolls sideways. One sticky element for all
 * rows, since one in each row would be a layer each. Visual only; each row has its bot's name for screen
 * readers.
 */
export const GridNames = memo(function GridNames({ bots, lines, height }: GridNamesProps) {
  return (
    <div
      aria-hidden
      className="sticky left-0 z-10 border-r bg-surface leading-9"
      style={{ width: NAME_WIDTH, height: height - HEADER_HEIGHT }}
    >
      {lines.map((line, place) => {
        const bot = line && bots[line.row];
        return bot && <BotName key={place} bot={bot} row={line.row} />;
      })}
    </div>
  );
});

const BotName = memo(function BotName({ bot, row }: { bot: RoutableBot; row: number }) {
  return (
    <div
      data-row={row}
      title={bot.mine ? bot.name : `${bot.name}, belongs to ${bot.owner}`}
      className="absolute inset-x-0 flex items-center gap-1.5 border-b px-3 max-sm:px-2"
      style={{ top: row * ROW_HEIGHT, height: ROW_HEIGHT }}
    >
      <Name className="truncate">{bot.name}</Name>
      {!bot.mine && <Lock className="size-3 shrink-0 text-muted" />}
    </div>
  );
});
