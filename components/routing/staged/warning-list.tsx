import { TriangleAlert } from "lucide-react";
import type { RoutingWarning } from "@/lib/routing/warnings";

/** Warnings about the routing, each in a sentence. */
export function WarningList({ warnings }: { warnings: readonly RoutingWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Warnings" className="grid gap-1 rounded-md border bg-warning-subtle px-3 py-2">
      {warnings.map(({ code, message }) => (
        <li key={`${code} ${message}`} className="flex items-start gap-2 text-warning-text">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{message}</span>
        </li>
      ))}
    </ul>
  );
}
