import type { ComponentProps, ReactNode } from "react";
import { cn } from "../cn";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role" | "checked" | "onChange"> & {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  description?: ReactNode;
};

/** Switch with an immediate effect. A choice that waits for a save is a Checkbox. */
export function Switch({ checked, onCheckedChange, label, description, className, ...props }: SwitchProps) {
  return (
    <label className={cn("flex min-h-6 items-start gap-3 pointer-coarse:py-3", className)}>
      <span className="min-w-0 flex-1">
        {label}
        {description && <span className="block text-muted text-sm">{description}</span>}
      </span>
      <span className="relative inline-flex shrink-0">
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          onChange={(event) => onCheckedChange(event.target.checked)}
          className="peer transition-state h-5 w-9 appearance-none rounded-full border border-strong bg-subtle checked:border-accent checked:bg-accent disabled:cursor-not-allowed disabled:opacity-50"
          {...props}
        />
        <span
          aria-hidden
          className="transition-state pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-strong peer-checked:translate-x-4 peer-checked:bg-accent-text"
        />
      </span>
    </label>
  );
}
