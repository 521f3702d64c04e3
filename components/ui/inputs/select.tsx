"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { cn } from "../cn";
import { CONTROL } from "./input";

export type SelectOption = { value: string; label: string; description?: string; disabled?: boolean };

type SelectProps = Omit<ComponentProps<"select">, "value" | "onChange" | "size"> & {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly SelectOption[];
  /** Shown while `value` is empty; cannot be chosen again. */
  placeholder?: string;
  size?: "sm" | "md";
};

/** The browser's own select with our styles. The description of the chosen option stands below it. */
export function Select({
  value,
  onValueChange,
  options,
  placeholder,
  size = "md",
  className,
  "aria-describedby": describedBy,
  ...props
}: SelectProps) {
  const noteId = useId();
  const note = options.find((option) => option.value === value)?.description;
  return (
    <span className={cn("grid min-w-0 max-w-full grid-cols-1 gap-1.5", className)}>
      <span className="relative flex items-center">
        <select
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          aria-describedby={cn(describedBy, note && noteId) || undefined}
          className={cn(
            CONTROL,
            "appearance-none truncate pr-8",
            size === "sm" ? "h-control-sm" : "h-control",
            value === "" && placeholder && "text-muted",
          )}
          {...props}
        >
          {placeholder !== undefined && (
            <option value="" disabled hidden>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-muted" />
      </span>
      {note && (
        <span id={noteId} className="text-muted text-sm">
          {note}
        </span>
      )}
    </span>
  );
}
