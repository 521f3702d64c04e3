"use client";

import { type ComponentProps, useId } from "react";
import { Checkbox } from "./checkbox";

type RequiredTickProps = Pick<
  ComponentProps<typeof Checkbox>,
  "onCheckedChange" | "label" | "description"
> & {
  checked: boolean;
  /** Error once the button was pressed without the tick. */
  problem?: string;
};

/** Required tick of a dialog, for its `required` place. */
export function RequiredTick({ problem, ...checkbox }: RequiredTickProps) {
  const id = useId();
  return (
    <div data-problem={problem ? "" : undefined}>
      <Checkbox
        {...checkbox}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
      />
      {problem && (
        <p id={id} role="alert" className="mt-1 text-danger-text text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
