import type { ComponentProps } from "react";
import { cn } from "./cn";

const TONES = {
  neutral: "border-border bg-subtle text-muted",
  accent: "border-transparent bg-accent-subtle text-accent-strong",
  danger: "border-transparent bg-danger-subtle text-danger-text",
  warning: "border-transparent bg-warning-subtle text-warning-text",
  success: "border-transparent bg-success-subtle text-success-text",
  info: "border-transparent bg-info-subtle text-info-text",
} as const;

export type Tone = keyof typeof TONES;

/** Short label beside an object. The word carries the meaning, the tone only repeats it. */
export function Badge({ tone = "neutral", className, ...props }: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-full border px-2 text-xs [&_svg]:size-3",
        TONES[tone],
        className,
      )}
      {...props}
    />
  );
}
