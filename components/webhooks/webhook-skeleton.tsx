import { Skeleton } from "@/components/ui/page/skeleton";

const ROWS = ["w-56", "w-72", "w-48", "w-64", "w-60"];

/** Placeholder rows in the shape of the list of webhooks. */
export function WebhookSkeleton() {
  return (
    <div role="status" aria-label="Loading webhooks">
      {ROWS.map((width) => (
        <div key={width} className="flex items-center gap-6 border-b px-4 py-3">
          <span className="grid min-w-0 flex-1 gap-2">
            <Skeleton className={`h-4 max-w-full ${width}`} />
            <Skeleton className="h-3.5 w-full max-w-md" />
          </span>
          <Skeleton className="hidden h-4 w-36 sm:block" />
          <Skeleton className="hidden h-4 w-32 lg:block" />
        </div>
      ))}
    </div>
  );
}
