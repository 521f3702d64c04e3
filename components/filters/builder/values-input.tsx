"use client";

import { ChipInput } from "@/components/ui/inputs/chip-input";
import { rowKey } from "@/lib/filters/builder/builder";
import { addValues, removeValue } from "@/lib/filters/builder/edit";
import { hiddenWords, misfit, showValue } from "@/lib/filters/builder/values";
import { labelProperty } from "@/lib/filters/describe";
import type { ScalarType } from "@/lib/filters/model";
import { domainOfProperty } from "@/lib/filters/properties";
import { useBuilder } from "./builder-context";
import { HiddenValues } from "./hidden-values";
import { type ValueControlProps, YesNoInput } from "./yes-no-input";

const PLACEHOLDERS: Record<ScalarType, string> = {
  string: "Add values",
  int: "Add numbers",
  bool: "yes or no",
};

type ValuesInputProps = ValueControlProps & { type: ScalarType };

/** Values of a condition: two boxes for yes and no, else chips with suggestions. */
export function ValuesInput(props: ValuesInputProps) {
  const { row, type, index, notes, aria } = props;
  const { edit, id, focus } = useBuilder();
  const key = rowKey(row);
  const subject = labelProperty(row.location, row.namespace, row.name);
  // Values of another type need chips, where they can be seen and removed.
  if (type === "bool" && row.values.every((value) => typeof value === "boolean")) {
    return <YesNoInput {...props} />;
  }

  const known = domainOfProperty(row.namespace, row.name)?.values ?? [];
  const offered = known.filter((value) => !misfit(value, type) && !row.values.includes(value));
  const add = (texts: string[]) => edit((draft) => addValues(draft, key, texts, type));
  return (
    <div className="grid min-w-40 flex-1 grid-cols-1 gap-1.5">
      <ChipInput
        id={id(`row-${index}-values`)}
        label={`Values of ${subject}`}
        aria-label={`Add a value of ${subject}`}
        placeholder={PLACEHOLDERS[type]}
        {...aria}
        chips={row.values.map((value, at) => ({
          key: String(at),
          label: showValue(value),
          error: notes.valueErrors.get(at),
          warning: hiddenWords(value),
        }))}
        onAdd={add}
        onRemove={(at) => edit((draft) => removeValue(draft, key, Number(at)))}
      />
      <HiddenValues row={row} index={index} />
      {offered.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {offered.map((value) => (
            <button
              key={String(value)}
              type="button"
              aria-label={`Add ${showValue(value)} to ${subject}`}
              onClick={() => {
                add([String(value)]);
                focus(`row-${index}-values`);
              }}
              className="transition-state h-6 rounded-[4px] border border-dashed border-strong px-2 text-muted text-sm hover:bg-subtle hover:text-text pointer-coarse:h-11"
            >
              + {showValue(value)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
