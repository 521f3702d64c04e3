import { Skeleton } from "@/components/ui/page/skeleton";

const ROWS = ["w-32", "w-44", "w-28", "w-36", "w-24", "w-40"];

/** Placeholder rows in the shape of the list of bots. */
export function BotSkeleton() {
  return (
    <div role="status" aria-label="Loading bots" className="pt-9">
      {ROWS.map((width) => (
        <div key={width} className="flex h-12 items-center gap-3 border-b px-4">
          <Skeleton className="size-8 rounded-full" />
          <span className="grid min-w-0 flex-1 gap-1.5">
            <Skeleton className={`h-3.5 max-w-full ${width}`} />
            <Skeleton className="h-3 w-40 max-w-full" />
          </span>
          <Skeleton className="hidden h-4 w-32 sm:block" />
          <Skeleton className="ml-20 hidden h-4 w-20 md:block" />
          <Skeleton className="ml-20 hidden h-4 w-32 lg:block" />
        </div>
      ))}
    </div>
  );
}
