import { describeFilter } from "@/lib/filters/describe";
import { describeCondition } from "@/lib/filters/describe";
import { otherParts } from "@/lib/filters/builder-other";
import type { ParsedFilter } from "@/lib/filters/model";
import { OtherPartText } from "./other-part-text";

type FilterTextProps = { filter: ParsedFilter; action: string };

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A filter to read: the sentence, and its conditions one by one. */
export function FilterText({ filter, action }: FilterTextProps) {
  const parts = otherParts(filter.other);
  return (
    <div className="grid gap-3">
      <p>{describeFilter(filter, action)}</p>
      {filter.conditions.length + parts.length > 1 && (
        <ul className="grid gap-1 border-l-2 pl-3">
          {filter.conditions.map((condition) => {
            const words = capitalized(describeCondition(condition));
            return <li key={words}>{words}</li>;
          })}
          {parts.map((part) => (
            <li key={JSON.stringify(part.path)}>
              <OtherPartText part={part} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
