import { type FilterRow, takesValues } from "@/lib/filters/builder/builder";
import type { RowNotes } from "./row-notes";

/** What tells a control that something is wrong with it, and where that is said. */
export type Aria = { "aria-invalid"?: true; "aria-describedby"?: string };

function pointTo(ids: readonly (string | false)[]): Aria {
  const said = ids.filter(Boolean).join(" ");
  return said === "" ? {} : { "aria-invalid": true, "aria-describedby": said };
}

/** Which control of a row each note is about: the values if there are any to give, else the test. */
export function rowAria(row: FilterRow, notes: RowNotes, ids: { objection: string; errors: string }) {
  const objection = notes.objection !== undefined && ids.objection;
  const errors = notes.errors.length > 0 && ids.errors;
  if (row.kind === "agents") return { test: {}, values: pointTo([objection, errors]) };
  return takesValues(row)
    ? { test: pointTo([objection]), values: pointTo([errors]) }
    : { test: pointTo([objection, errors]), values: {} };
}

export type RowAria = ReturnType<typeof rowAria>;
