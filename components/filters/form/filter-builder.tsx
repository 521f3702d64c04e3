"use client";

import { EditableFilter, type EditableFilterProps } from "./editable-filter";
import { ReadOnlyFilter } from "./read-only-filter";

/**
 * Edits a filter: conditions as sentences, or as JSON. What it does not know is shown, kept and sent back unchanged.
 * Unfinished conditions stay here; the form is told each filter that can be saved.
 */
export function FilterBuilder({ readOnly = false, ...props }: EditableFilterProps & { readOnly?: boolean }) {
  const { label, value, action } = props;
  return readOnly ? (
    <ReadOnlyFilter label={label} value={value} action={action} />
  ) : (
    <EditableFilter {...props} />
  );
}
