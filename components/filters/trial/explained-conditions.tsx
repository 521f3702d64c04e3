import { describeCondition } from "@/lib/filters/describe";
import type { FilterExplanation } from "@/lib/filters/explain";
import { OutcomeSign } from "../verdict-label";

type ExplainedConditionsProps = { explanation: FilterExplanation; label: string };

/** Every condition with its outcome and the reason. */
export function ExplainedConditions({ explanation, label }: ExplainedConditionsProps) {
  const { conditions, other } = explanation;
  if (conditions.length === 0 && !other) {
    return <p className="text-muted">There are no conditions, so everything is sent.</p>;
  }
  return (
    <ul aria-label={label} className="grid gap-2">
      {conditions.map(({ condition, outcome, message }) => {
        const words = describeCondition(condition);
        return (
          <li key={words} className="flex gap-2">
            <OutcomeSign outcome={outcome} />
            <span className="min-w-0 wrap-anywhere">
              <span className="block first-letter:uppercase">{words}</span>
              <span className="block text-muted text-sm first-letter:uppercase">{message}</span>
            </span>
          </li>
        );
      })}
      {other && (
        <li className="flex gap-2">
          <OutcomeSign outcome={other.outcome} />
          <span className="min-w-0 wrap-anywhere text-muted text-sm">{other.message}</span>
        </li>
      )}
    </ul>
  );
}
