import type { ComponentProps } from "react";
import { cn } from "../cn";

/** The place of something that is loading; give it that thing's size. The container says "Loading …" once. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return (
    <span aria-hidden className={cn("block animate-pulse rounded-md bg-border", className)} {...props} />
  );
}
