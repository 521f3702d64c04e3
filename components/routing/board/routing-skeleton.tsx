import { Skeleton } from "@/components/ui/page/skeleton";

/** Placeholder in the shape of the three lanes. */
export function RoutingSkeleton() {
  return (
    <div role="status" aria-label="Loading routing" className="grid gap-4">
      <Skeleton className="h-9 w-72 max-w-full" />
      <div className="grid gap-3 sm:grid-cols-3">
        {["first", "normal", "last"].map((lane) => (
          <Skeleton key={lane} className="h-64 rounded-lg" />
        ))}
      </div>
    </div>
  );
}
