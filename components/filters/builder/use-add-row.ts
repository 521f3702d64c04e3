"use client";

import { draftFilter, type FilterRow, rowKey, toCondition } from "@/lib/filters/builder/builder";
import { addRows } from "@/lib/filters/builder/edit";
import { rowSubject } from "@/lib/filters/builder/problems";
import { isTaken } from "@/lib/filters/codec/codec";
import { useBuilder } from "./builder-context";

/** Adds a row and focuses it; if the property has a row already, focuses that one. */
export function useAddRow(): (row: FilterRow) => void {
  const { draft, edit, focus, announce } = useBuilder();
  return (row) => {
    const there = draft.rows.findIndex((other) => rowKey(other) === rowKey(row));
    if (there >= 0) {
      announce(`There is already a condition on ${rowSubject(row)}.`);
      focus(`row-${there}-main`);
    } else if (isTaken(draftFilter(draft), toCondition(row))) {
      announce(`There is already a condition on ${rowSubject(row)}, under Other.`);
      focus("other");
    } else {
      edit((it) => addRows(it, [row]));
      announce(`Condition added, ${draft.rows.length + 1} in total.`);
      focus(`row-${draft.rows.length}-main`);
    }
  };
}
