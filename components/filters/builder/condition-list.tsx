import { otherParts } from "@/lib/filters/builder/other";
import { describeCondition } from "@/lib/filters/describe";
import type { ParsedFilter } from "@/lib/filters/model";
import { OtherPartText } from "./other-part-text";

/** Read-only list of a filter's conditions. */
export function ConditionList({ filter }: { filter: ParsedFilter }) {
  const parts = otherParts(filter.other);
  if (filter.conditions.length + parts.length === 0) return null;
  return (
    <ul className="grid gap-1 border-l-2 pl-3">
      {filter.conditions.map((condition) => {
        const words = describeCondition(condition);
        return (
          <li key={words} className="wrap-anywhere first-letter:uppercase">
            {words}
          </li>
        );
      })}
      {parts.map((part) => (
        <li key={JSON.stringify(part.path)}>
          <OtherPartText part={part} />
        </li>
      ))}
    </ul>
  );
}
