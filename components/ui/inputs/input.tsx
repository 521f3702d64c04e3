import type { ComponentProps } from "react";
import { cn } from "../cn";

/** Look of every field and select. 16 px on touch, or iOS zooms into the field. */
export const CONTROL =
  "transition-state w-full min-w-0 rounded-md border border-strong bg-surface px-3 text-base text-text pointer-coarse:text-lg " +
  "hover:border-muted aria-invalid:border-danger " +
  "disabled:cursor-not-allowed disabled:bg-subtle disabled:text-muted";

// Not for selects, to which `read-only:` always applies.
const READ_ONLY = "read-only:bg-subtle";

type InputProps = ComponentProps<"input"> & {
  /** Monospaced, for ids, URLs and wire names. */
  mono?: boolean;
};

export function Input({ mono, className, ...props }: InputProps) {
  return <input className={cn(CONTROL, READ_ONLY, "h-control", mono && "font-mono", className)} {...props} />;
}
