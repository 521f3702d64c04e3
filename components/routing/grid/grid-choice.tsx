import type { RefObject } from "react";
import { PRIORITY_WORDS } from "@/lib/contract/bot-words";
import { PRIORITIES } from "@/lib/contract/bots";
import type { RoutableBot } from "@/lib/routing/api";
import { placeIn } from "@/lib/routing/board";
import { lockOf } from "@/lib/routing/fill";
import type { Place } from "@/lib/routing/grid-keys";
import { priorityIn } from "@/lib/routing/staged";
import { COLUMN_WIDTH, HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT } from "./grid-measures";
import { type StagedEdit, useStagedOf } from "../staged/use-staged";

type GridChoiceProps = {
  ref: RefObject<HTMLSelectElement | null>;
  bot: RoutableBot;
  group: { id: number; label: string };
  at: Place;
  edit: StagedEdit;
  onChoose: (priority: string | null) => void;
};

/**
 * Select for the focused cell: one element for the whole grid, laid over that cell. Clicks go to the cell.
 */
export function GridChoice({ ref, bot, group, at, edit, onChoose }: GridChoiceProps) {
  "use memo";
  const place = placeIn(bot, useStagedOf(edit, bot.id), group.id);
  if (lockOf(bot, place, priorityIn(bot, group.id)) !== undefined) return null;
  return (
    <select
      ref={ref}
      aria-label={`${bot.name} in ${group.label}`}
      tabIndex={-1}
      value={place ?? ""}
      onChange={(event) => onChoose(event.target.value === "" ? null : event.target.value)}
      className="pointer-events-none absolute z-[2] bg-surface opacity-0"
      style={{
        top: at.row * ROW_HEIGHT + HEADER_HEIGHT,
        left: at.column * COLUMN_WIDTH + NAME_WIDTH,
        width: COLUMN_WIDTH,
        height: ROW_HEIGHT,
      }}
    >
      {PRIORITIES.map((priority) => (
        <option key={priority} value={priority}>
          {PRIORITY_WORDS[priority].title}
        </option>
      ))}
      <option value="">Not in the group</option>
    </select>
  );
}

/** Opens the select's list as a click would. In a browser that cannot, the select only takes the focus. */
export function openChoice(choice: HTMLSelectElement): void {
  choice.focus({ preventScroll: true });
  try {
    choice.showPicker();
  } catch {
    // Older browsers have no showPicker, and some frames forbid it.
  }
}
