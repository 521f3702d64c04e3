import { type FilterRow, takesValues } from "@/lib/filters/builder/builder";
import type { RowNotes } from "./row-notes";

/** ARIA attributes that mark a control as invalid and point to the message. */
export type Aria = { "aria-invalid"?: true; "aria-describedby"?: string };

function pointTo(ids: readonly (string | false)[]): Aria {
  const said = ids.filter(Boolean).join(" ");
  return said === "" ? {} : { "aria-invalid": true, "aria-describedby": said };
}

/** Assigns the notes of a row to its controls: to the values if the test takes any, else to the test. */
export function rowAria(row: FilterRow, notes: RowNotes, ids: { objection: string; errors: string }) {
  const objection = notes.objection !== undefined && ids.objection;
  const errors = notes.errors.length > 0 && ids.errors;
  if (row.kind === "agents") return { test: {}, values: pointTo([objection, errors]) };
  return takesValues(row)
    ? { test: pointTo([objection]), values: pointTo([errors]) }
    : { test: pointTo([objection, errors]), values: {} };
}

export type RowAria = ReturnType<typeof rowAria>;
