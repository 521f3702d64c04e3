import type { ComponentProps } from "react";
import { cn } from "../cn";

/**
 * Placeholder of loading content, which sets its size by `className`. The container says "Loading …" once.
 */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return (
    <span aria-hidden className={cn("block animate-pulse rounded-md bg-border", className)} {...props} />
  );
}
