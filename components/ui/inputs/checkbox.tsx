"use client";

import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { cn } from "../cn";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "checked" | "onChange" | "ref"> & {
  checked: boolean | "mixed";
  /** `shift` is true if Shift was held, to select a range. */
  onCheckedChange: (checked: boolean, shift: boolean) => void;
  /** Visible words beside the box; without them give `aria-label`. */
  label?: ReactNode;
  description?: ReactNode;
};

export function Checkbox({
  checked,
  onCheckedChange,
  label,
  description,
  className,
  ...props
}: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = checked === "mixed";
  }, [checked]);
  const box = (
    <span className="relative grid size-4 shrink-0 place-items-center">
      <input
        ref={input}
        type="checkbox"
        checked={checked === true}
        onChange={(event) =>
          onCheckedChange(
            event.target.checked,
            "shiftKey" in event.nativeEvent && event.nativeEvent.shiftKey === true,
          )
        }
        className={cn(
          "peer transition-state size-4 appearance-none rounded-[4px] border border-strong bg-surface",
          "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent aria-invalid:border-danger",
          "disabled:cursor-not-allowed disabled:opacity-50",
          // Enlarges the clickable area without moving anything.
          "after:absolute after:-inset-1.5 after:content-[''] pointer-coarse:after:-inset-3.5",
        )}
        {...props}
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute hidden size-3 text-accent-text peer-checked:block peer-indeterminate:hidden"
      />
      <Minus
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute hidden size-3 text-accent-text peer-indeterminate:block"
      />
    </span>
  );
  if (!label) return <span className={cn("inline-grid", className)}>{box}</span>;
  return (
    <label className={cn("flex gap-2.5 pointer-coarse:py-3", className)}>
      <span className="grid h-5 items-center">{box}</span>
      <span className="min-w-0">
        {label}
        {description && <span className="block text-muted text-sm">{description}</span>}
      </span>
    </label>
  );
}
