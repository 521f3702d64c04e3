"use client";

import type { KeyboardEvent } from "react";
import { Checkbox } from "@/components/ui/inputs/checkbox";
import type { Selection } from "./use-selection";

type SelectRowProps = { selection: Selection; id: string; name: string };

/** Select box of one row. With Shift it also selects the rows up to the one toggled last. */
export function SelectRow({ selection, id, name }: SelectRowProps) {
  const checked = selection.ids.has(id);
  // The change event after Space does not report Shift.
  const range = (event: KeyboardEvent) => {
    if (event.key !== " " || !event.shiftKey) return;
    event.preventDefault();
    selection.toggle(id, !checked, true);
  };
  return (
    <Checkbox
      aria-label={`Select ${name}`}
      checked={checked}
      onCheckedChange={(next, shift) => selection.toggle(id, next, shift)}
      onKeyDown={range}
      // Above the link that makes the whole row its target.
      className="relative z-1 align-middle"
    />
  );
}

type SelectShownProps = { selection: Selection; shown: readonly string[]; label: string };

/** Select box of the head: selects everything that matches, or clears the selection. */
export function SelectShown({ selection, shown, label }: SelectShownProps) {
  const count = shown.filter((id) => selection.ids.has(id)).length;
  const every = count === shown.length;
  return (
    <Checkbox
      aria-label={label}
      checked={every ? true : count > 0 ? "mixed" : false}
      onCheckedChange={() => (every ? selection.keep([]) : selection.selectAll())}
      className="align-middle"
    />
  );
}
