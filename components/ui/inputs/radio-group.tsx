import type { ReactNode } from "react";
import { cn } from "../cn";
import { Fieldset } from "./field";

export type RadioOption = { value: string; label: ReactNode; description?: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly RadioOption[];
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  className?: string;
};

/** Choice of one of a few options, all visible. */
export function RadioGroup({ value, onValueChange, options, name, className, ...fieldset }: RadioGroupProps) {
  return (
    <Fieldset className={className} {...fieldset}>
      <div className="grid gap-1">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "flex gap-2.5 rounded-md py-1 pointer-coarse:py-3",
              option.disabled && "cursor-not-allowed text-muted",
            )}
          >
            <span className="grid h-5 items-center">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                disabled={option.disabled}
                onChange={() => onValueChange(option.value)}
                className="transition-state size-4 appearance-none rounded-full border border-strong bg-surface checked:border-5 checked:border-accent disabled:opacity-50"
              />
            </span>
            <span className="min-w-0">
              {option.label}
              {option.description && <span className="block text-muted text-sm">{option.description}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
