import { TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Consequence } from "@/lib/bots/consequences";

/** List of consequences, the harmful ones marked and first. */
export function ConsequenceList({ consequences }: { consequences: readonly Consequence[] }) {
  if (consequences.length === 0) return null;
  const sorted = consequences.toSorted((a, b) => Number(b.hurts) - Number(a.hurts));
  return (
    <ul aria-label="Consequences" className="grid grid-cols-1 gap-2 wrap-anywhere">
      {sorted.map(({ text, hurts }) => (
        <li key={text} className="flex gap-2">
          <TriangleAlert
            aria-hidden
            className={cn("mt-0.5 size-4 shrink-0", hurts ? "text-warning-text" : "text-muted")}
          />
          <span className="min-w-0">{text}</span>
        </li>
      ))}
    </ul>
  );
}
