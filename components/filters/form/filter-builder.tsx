"use client";

import { EditableFilter, type EditableFilterProps } from "./editable-filter";
import { ReadOnlyFilter } from "./read-only-filter";

/**
 * Filter builder: conditions as sentences, or as JSON. Unknown content is shown, kept and sent back
 * unchanged. Unfinished conditions stay in the builder; the form receives each filter that can be saved.
 */
export function FilterBuilder({ readOnly = false, ...props }: EditableFilterProps & { readOnly?: boolean }) {
  const { label, value, action } = props;
  return readOnly ? (
    <ReadOnlyFilter label={label} value={value} action={action} />
  ) : (
    <EditableFilter {...props} />
  );
}
