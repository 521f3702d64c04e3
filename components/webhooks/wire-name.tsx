import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Name in the API's spelling, beside its words. */
export function WireName({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <code translate="no" className={cn("wrap-anywhere font-mono text-muted text-sm", className)}>
      {children}
    </code>
  );
}
