"use client";

import { Select } from "@/components/ui/inputs/select";
import { type AnswerView, type Candidate, choicesBy } from "@/lib/playground/answers";

const FIELDS = [
  { field: "action", label: "Action of the webhook", all: "All actions" },
  { field: "owner", label: "Owner", all: "All owners" },
  { field: "host", label: "Host", all: "All hosts" },
] as const;

type AnswersToolbarProps = {
  candidates: readonly Candidate[];
  view: AnswerView;
  onNarrow: (change: Partial<AnswerView>) => void;
};

/** Filters of the answers by action, owner and host. The choice is kept in the address. */
export function AnswersToolbar({ candidates, view, onNarrow }: AnswersToolbarProps) {
  return (
    <div
      role="group"
      aria-label="Narrow the answers"
      className="grid w-full gap-2 sm:flex sm:w-auto sm:flex-wrap"
    >
      {FIELDS.map(({ field, label, all }) => {
        const choices = choicesBy(candidates, field);
        const chosen = view[field];
        const gone = chosen !== "" && !choices.some(({ value }) => value === chosen);
        return (
          <Select
            key={field}
            size="sm"
            aria-label={label}
            className="min-w-0 max-w-full sm:max-w-56"
            value={chosen}
            onValueChange={(value) => onNarrow({ [field]: value })}
            options={[
              { value: "", label: all },
              ...choices,
              ...(gone ? [{ value: chosen, label: `${chosen} (0)` }] : []),
            ]}
          />
        );
      })}
    </div>
  );
}
