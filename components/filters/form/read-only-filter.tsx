import { parseFilter } from "@/lib/filters/codec/codec";
import { summarizeFilter } from "@/lib/filters/describe";
import type { WireFilter } from "@/lib/filters/model";
import { ConditionList } from "../builder/condition-list";

type ReadOnlyFilterProps = { label: string; value: WireFilter; action: string };

/** Read-only filter: the sentence, and its conditions if there are several. */
export function ReadOnlyFilter({ label, value, action }: ReadOnlyFilterProps) {
  const filter = parseFilter(value);
  const isOne = filter.conditions.length === 1 && Object.keys(filter.other).length === 0;
  return (
    <div className="grid grid-cols-1 gap-2">
      <p className="font-semibold">{label}</p>
      <p className="wrap-anywhere">{summarizeFilter(filter, action)}</p>
      {!isOne && <ConditionList filter={filter} />}
    </div>
  );
}
