"use client";

import * as Radix from "radix-ui/tabs";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/**
 * Tabs with `value` and `onValueChange`; a tab and its panel share a `value`. Arrow keys move between tabs.
 */
export function Tabs({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cn("grid grid-cols-1 gap-4", className)} {...props} />;
}

/** List of tabs. Give it an `aria-label`. */
export function TabList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cn("flex gap-5 overflow-x-auto border-b", className)} {...props} />;
}

export function Tab({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        "transition-state -mb-px flex h-control items-center gap-2 whitespace-nowrap border-transparent border-b-2 text-muted",
        "hover:text-text focus-visible:rounded-md focus-visible:outline-offset-[-2px]",
        "data-[state=active]:border-accent data-[state=active]:text-text",
        className,
      )}
      {...props}
    />
  );
}

export function TabPanel({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn("data-[state=inactive]:hidden", className)} {...props} />;
}
