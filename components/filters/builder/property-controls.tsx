"use client";

import { Select } from "@/components/ui/inputs/select";
import { type PropertyRow, ROW_TESTS, type RowTest, rowKey, takesValues } from "@/lib/filters/builder/builder";
import { declaredType, typeOfRow } from "@/lib/filters/builder/catalog";
import { setTest, setType } from "@/lib/filters/builder/edit";
import { labelProperty } from "@/lib/filters/describe";
import { isScalarType, TYPE_OPTIONS } from "./type-options";
import type { RowAria } from "./row-aria";
import { RowSubject } from "./row-subject";
import { useBuilder } from "./builder-context";
import type { RowNotes } from "./row-notes";
import { ValuesInput } from "./values-input";

const TEST_OPTIONS = [
  { value: "one_of", label: "is one of" },
  { value: "none_of", label: "is none of" },
  { value: "present", label: "is present" },
  { value: "absent", label: "is absent" },
] as const satisfies readonly { value: RowTest; label: string }[];

type PropertyControlsProps = { row: PropertyRow; index: number; notes: RowNotes; aria: RowAria };

/** [Chat rating · score] [is one of] [1] [2] */
export function PropertyControls({ row, index, notes, aria }: PropertyControlsProps) {
  const { place, edit, id, focus } = useBuilder();
  const key = rowKey(row);
  const subject = labelProperty(row.location, row.namespace, row.name);
  const type = typeOfRow(row, place.catalog);
  // Whoever has to say the type once may have to correct it.
  const asksType = declaredType(row, place.catalog) === undefined;

  return (
    <>
      <RowSubject location={row.location} name={`${row.namespace} · ${row.name}`} />
      <Select
        id={id(`row-${index}-main`)}
        aria-label={`Test of ${subject}`}
        {...aria.test}
        value={row.test}
        options={TEST_OPTIONS}
        onValueChange={(value) => {
          const test = ROW_TESTS.find((candidate) => candidate === value);
          if (test) edit((draft) => setTest(draft, key, test));
        }}
      />
      {takesValues(row) && (
        <div className="flex min-w-0 flex-wrap items-start gap-2">
          {asksType && (
            <Select
              id={id(`row-${index}-type`)}
              aria-label={`Type of ${subject}`}
              {...(type ? {} : aria.values)}
              className={type ? "w-28" : "w-36"}
              placeholder="Choose type"
              value={type ?? ""}
              options={TYPE_OPTIONS}
              onValueChange={(value) => {
                if (!isScalarType(value)) return;
                edit((draft) => setType(draft, key, value));
                focus(`row-${index}-values`);
              }}
            />
          )}
          {type && <ValuesInput row={row} type={type} index={index} notes={notes} aria={aria.values} />}
        </div>
      )}
    </>
  );
}
