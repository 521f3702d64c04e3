"use client";

import { draftFilter, type FilterRow, rowKey, toCondition } from "@/lib/filters/builder";
import { addRows } from "@/lib/filters/builder-edit";
import { rowName } from "@/lib/filters/builder-problems";
import { isTaken } from "@/lib/filters/codec";
import { useBuilder } from "./builder-context";

/** Adds a row and leads to it; to the one that is there already when the property has one. */
export function useAddRow(): (row: FilterRow) => void {
  const { draft, edit, focus, announce } = useBuilder();
  return (row) => {
    const there = draft.rows.findIndex((other) => rowKey(other) === rowKey(row));
    if (there >= 0) {
      announce(`${rowName(row)} has a condition already.`);
      focus(`row-${there}-main`);
    } else if (isTaken(draftFilter(draft), toCondition(row))) {
      announce(`${rowName(row)} is in the filter already, under Other.`);
      focus("other");
    } else {
      edit((it) => addRows(it, [row]));
      announce(`Condition added, ${draft.rows.length + 1} in total.`);
      focus(`row-${draft.rows.length}-main`);
    }
  };
}
