"use client";

import { Checkbox } from "@/components/ui/inputs/checkbox";
import { type PropertyRow, rowKey } from "@/lib/filters/builder/builder";
import { setValues } from "@/lib/filters/builder/edit";
import { labelProperty } from "@/lib/filters/describe";
import { useBuilder } from "./builder-context";
import type { RowNotes } from "./row-notes";
import type { Aria } from "./row-aria";

export type ValueControlProps = { row: PropertyRow; index: number; notes: RowNotes; aria: Aria };

/** Values of a yes/no property: a box for each. */
export function YesNoInput({ row, index, notes, aria }: ValueControlProps) {
  const { edit, id } = useBuilder();
  const key = rowKey(row);
  const choose = (value: boolean, chosen: boolean) => {
    const others = row.values.filter((other) => other !== value);
    edit((draft) => setValues(draft, key, chosen ? [...others, value] : others));
  };
  return (
    <div className="grid gap-1.5">
      <div
        role="group"
        aria-label={`Values of ${labelProperty(row.location, row.namespace, row.name)}`}
        className="flex h-control items-center gap-4"
      >
        {[true, false].map((value) => (
          <Checkbox
            key={String(value)}
            id={value ? id(`row-${index}-values`) : undefined}
            {...aria}
            label={value ? "Yes" : "No"}
            checked={row.values.includes(value)}
            onCheckedChange={(chosen) => choose(value, chosen)}
          />
        ))}
      </div>
      {[...notes.valueErrors.values()].map((error) => (
        <p key={error} className="text-danger-text text-sm">
          {error}
        </p>
      ))}
    </div>
  );
}
