"use client";

import { SecretInput } from "@/components/secrets/secret-input";
import { Checkbox } from "@/components/ui/inputs/checkbox";
import { Field, Fieldset } from "@/components/ui/inputs/field";
import { Input } from "@/components/ui/inputs/input";
import { Name } from "@/components/ui/name";
import type { PossiblePlan } from "@/lib/changes/take-back";

export type TakeBackChoices = {
  secret: string;
  /** Units whose later changes are to be overwritten. */
  overwrite: string[];
  /** Typed name, which a removal asks for. */
  name: string;
};

type TakeBackFormProps = {
  plan: PossiblePlan;
  choices: TakeBackChoices;
  onChange: (choices: TakeBackChoices) => void;
  problem?: string;
};

/** Preview of taking an entry back, and the fields that it needs. */
export function TakeBackForm({ plan, choices, onChange, problem }: TakeBackFormProps) {
  const change = (some: Partial<TakeBackChoices>) => onChange({ ...choices, ...some });
  return (
    <div className="grid gap-5">
      {plan.words.length > 0 && (
        <ul aria-label="What will happen" className="grid list-disc gap-1 pl-5">
          {plan.words.map((sentence, index) => (
            <li key={`${index} ${sentence}`} className="min-w-0 wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {plan.conflicts.length > 0 && (
        <Fieldset
          legend="Changed again since"
          hint="These settings stay as they are now unless you overwrite them"
          error={problem}
        >
          {plan.conflicts.map(({ unit, words }) => (
            <Checkbox
              key={unit}
              checked={choices.overwrite.includes(unit)}
              onCheckedChange={(on) =>
                change({
                  overwrite: on
                    ? [...choices.overwrite, unit]
                    : choices.overwrite.filter((one) => one !== unit),
                })
              }
              label="Overwrite"
              description={words}
            />
          ))}
        </Fieldset>
      )}
      {plan.secret === "asked" && (
        <Field
          label="Secret"
          hint={plan.kind === "create" ? "The receiver checks it" : "Leave empty to keep the current secret"}
          error={plan.kind === "create" ? problem : undefined}
        >
          {(aria) => (
            <SecretInput
              doubted
              {...aria}
              value={choices.secret}
              onValueChange={(secret) => change({ secret })}
            />
          )}
        </Field>
      )}
      {plan.kind === "remove" && (
        <Field
          label={
            <>
              Type <Name className="font-mono font-normal">{plan.name}</Name> to confirm
            </>
          }
          error={problem}
        >
          {(aria) => (
            <Input
              {...aria}
              value={choices.name}
              onChange={(event) => change({ name: event.target.value })}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
          )}
        </Field>
      )}
    </div>
  );
}
