"use client";

import { Button } from "@/components/ui/button";
import { type FilterRow, rowKey, valuesOf } from "@/lib/filters/builder/builder";
import { mendValues } from "@/lib/filters/builder/edit";
import { hiddenWords } from "@/lib/filters/builder/values";
import { useBuilder } from "./builder-context";

type HiddenValuesProps = { row: FilterRow; index: number };

/**
 * Button that removes hidden characters from a row's values, as one step of undo. The row's notes name
 * them.
 */
export function HiddenValues({ row, index }: HiddenValuesProps) {
  const { edit, announce, focus } = useBuilder();
  if (!valuesOf(row).some((value) => hiddenWords(value))) return null;
  const mend = () => {
    edit((draft) => mendValues(draft, rowKey(row)));
    announce("Invisible characters removed");
    focus(row.kind === "agents" ? `row-${index}-main` : `row-${index}-values`);
  };
  return (
    <Button size="sm" className="justify-self-start" onClick={mend}>
      Remove invisible characters
    </Button>
  );
}
