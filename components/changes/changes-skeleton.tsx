import { Skeleton } from "@/components/ui/page/skeleton";

const ROWS = ["w-56", "w-72", "w-48", "w-64"];

/** Placeholder rows in the shape of the timeline. */
export function ChangesSkeleton({ rows = ROWS.length }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading changes" className="overflow-hidden rounded-lg border">
      {ROWS.slice(0, rows).map((width) => (
        <div key={width} className="grid gap-2 border-b px-4 py-3 last:border-b-0">
          <Skeleton className={`h-4 max-w-full ${width}`} />
          <Skeleton className="h-3.5 w-40" />
          <Skeleton className="h-3.5 w-full max-w-sm" />
        </div>
      ))}
    </div>
  );
}
