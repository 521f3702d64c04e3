"use client";

import { Button } from "@/components/ui/button";
import { type FilterRow, rowKey, valuesOf } from "@/lib/filters/builder/builder";
import { mendValues } from "@/lib/filters/builder/edit";
import { hiddenWords } from "@/lib/filters/builder/values";
import { useBuilder } from "./builder-context";

type HiddenValuesProps = { row: FilterRow; index: number };

/** Takes what nobody sees out of a row's values, in one step that can be undone. The row's notes say what it is. */
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
